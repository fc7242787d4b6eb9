package com.example.objects

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.RectF
import kotlin.math.ceil
import org.tensorflow.lite.support.image.TensorImage
import org.tensorflow.lite.task.core.BaseOptions
import org.tensorflow.lite.task.vision.detector.ObjectDetector
import org.tensorflow.lite.task.vision.detector.ObjectDetector.ObjectDetectorOptions

/** One object. score: 0 to 1, how sure. box: pixels of the bitmap. */
data class FoundObject(val name: String, val score: Float, val box: RectF)

/**
 * Finds objects with the TensorFlow Lite Task Library, for apps that have it already; new ones take MediaPipe.
 *
 * In build.gradle.kts: implementation("org.tensorflow:tensorflow-lite-task-vision:0.4.4")
 * The model goes into app/src/main/assets/. Slow for the main thread: call find() from another, one at a time.
 */
class ObjectFinder(context: Context) : AutoCloseable {
    private val detector: ObjectDetector = ObjectDetector.createFromFileAndOptions(
        context,
        MODEL,
        ObjectDetectorOptions.builder()
            .setBaseOptions(BaseOptions.builder().setNumThreads(4).build())
            .setScoreThreshold(THRESHOLD)
            .setMaxResults(MAX_RESULTS)
            .build(),
    )

    /** What is in an upright bitmap, the surest first. */
    fun find(bitmap: Bitmap): List<FoundObject> =
        detector.detect(TensorImage.fromBitmap(asTrained(bitmap)))
            .map { it.categories.first() to it.boundingBox }
            .map { (category, box) -> FoundObject(category.label, category.score, inside(box, bitmap)) }
            .filter { it.score >= (THRESHOLDS[it.name] ?: THRESHOLD) }

«% include "_padded.kt" %»
