package com.example.objects

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.RectF
import com.google.mediapipe.framework.image.BitmapImageBuilder
import com.google.mediapipe.tasks.core.BaseOptions
import com.google.mediapipe.tasks.vision.core.RunningMode
import com.google.mediapipe.tasks.vision.objectdetector.ObjectDetector
import com.google.mediapipe.tasks.vision.objectdetector.ObjectDetector.ObjectDetectorOptions
import kotlin.math.ceil

/** One object. score: 0 to 1, how sure. box: pixels of the bitmap. */
data class FoundObject(val name: String, val score: Float, val box: RectF)

/**
 * Finds objects with MediaPipe.
 *
 * In build.gradle.kts: implementation("com.google.mediapipe:tasks-vision:latest.release")
 * The model goes into app/src/main/assets/. Slow for the main thread: call find() from another, one at a time.
 */
class ObjectFinder(context: Context) : AutoCloseable {
    private val detector: ObjectDetector = ObjectDetector.createFromOptions(
        context,
        ObjectDetectorOptions.builder()
            .setBaseOptions(BaseOptions.builder().setModelAssetPath(MODEL).build())
            .setRunningMode(RunningMode.IMAGE)
            .setScoreThreshold(THRESHOLD)
            .setMaxResults(MAX_RESULTS)
            .build(),
    )

    /** What is in an upright bitmap, the surest first. */
    fun find(bitmap: Bitmap): List<FoundObject> =
        detector.detect(BitmapImageBuilder(asTrained(bitmap)).build()).detections()
            .map { it.categories().first() to it.boundingBox() }
            .map { (category, box) -> FoundObject(category.categoryName(), category.score(), inside(box, bitmap)) }
            .filter { it.score >= (THRESHOLDS[it.name] ?: THRESHOLD) }

«% include "_padded.kt" %»
