    /** The network learnt on pictures that keep their shape, with grey below or beside; stretched ones cost accuracy. */
    private fun asTrained(bitmap: Bitmap): Bitmap {
        if (!KEEPS_SHAPE) return bitmap
        val scale = maxOf(bitmap.width.toFloat() / INPUT_WIDTH, bitmap.height.toFloat() / INPUT_HEIGHT)
        val width = maxOf(bitmap.width, ceil(INPUT_WIDTH * scale - 0.01f).toInt())
        val height = maxOf(bitmap.height, ceil(INPUT_HEIGHT * scale - 0.01f).toInt())
        val padded = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        padded.density = bitmap.density
        padded.eraseColor(Color.rgb(127, 127, 127))
        Canvas(padded).drawBitmap(bitmap, 0f, 0f, null)
        return padded
    }

    private fun inside(box: RectF, bitmap: Bitmap) =
        RectF(box).apply { intersect(0f, 0f, bitmap.width.toFloat(), bitmap.height.toFloat()) }

    override fun close() = detector.close()

    private companion object {
        const val MODEL = «file»
        const val THRESHOLD = «threshold»f
        const val MAX_RESULTS = «max_detections»
        const val INPUT_WIDTH = «input_width»
        const val INPUT_HEIGHT = «input_height»
        const val KEEPS_SHAPE = «keeps_shape»

        /** How sure to be where classes differ in that. */
        val THRESHOLDS = mapOf<String, Float>(
«% for name, value in thresholds %»
            «name» to «value»f,
«% endfor %»
        )
    }
}
