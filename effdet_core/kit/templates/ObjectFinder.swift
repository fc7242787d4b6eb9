import MediaPipeTasksVision
import UIKit

/// One object. score: 0 to 1, how sure. box: pixels of the upright picture.
struct FoundObject {
    let name: String
    let score: Float
    let box: CGRect
}

/// Finds objects with MediaPipe.
///
/// In the Podfile: pod 'MediaPipeTasksVision'. The model is added to the app's target, so that it lies in its bundle.
/// Slow for the main thread: call find() from another, one at a time.
final class ObjectFinder {
    private static let model = «stem»
    private static let threshold: Float = «threshold»
    private static let maxResults = «max_detections»
    private static let input = CGSize(width: «input_width», height: «input_height»)
    private static let keepsShape = «keeps_shape»
    /// How sure to be where classes differ in that.
    private static let thresholds: [String: Float] = [
«% for name, value in thresholds %»
        «name»: «value»,
«% else %»
        :
«% endfor %»
    ]

    private let detector: ObjectDetector

    init() throws {
        guard let path = Bundle.main.path(forResource: Self.model, ofType: "tflite") else {
            throw CocoaError(.fileNoSuchFile)
        }
        let options = ObjectDetectorOptions()
        options.baseOptions.modelAssetPath = path
        options.runningMode = .image
        options.scoreThreshold = Self.threshold
        options.maxResults = Self.maxResults
        detector = try ObjectDetector(options: options)
    }

    /// What is in a picture, the surest first.
    func find(in picture: UIImage) throws -> [FoundObject] {
        let size = CGSize(width: picture.size.width * picture.scale, height: picture.size.height * picture.scale)
        let result = try detector.detect(image: MPImage(uiImage: Self.asTrained(picture, size)))
        return result.detections.compactMap { detection in
            guard let category = detection.categories.first, let name = category.categoryName,
                category.score >= Self.thresholds[name] ?? Self.threshold
            else { return nil }
            let box = detection.boundingBox.intersection(CGRect(origin: .zero, size: size))
            return FoundObject(name: name, score: category.score, box: box)
        }
    }

    /// Upright, and where the network learnt on pictures that keep their shape, with grey below or beside.
    private static func asTrained(_ picture: UIImage, _ size: CGSize) -> UIImage {
        var canvas = size
        if keepsShape {
            let scale = max(size.width / input.width, size.height / input.height)
            canvas.width = max(size.width, (input.width * scale - 0.01).rounded(.up))
            canvas.height = max(size.height, (input.height * scale - 0.01).rounded(.up))
        }
        let format = UIGraphicsImageRendererFormat()
        format.scale = 1
        return UIGraphicsImageRenderer(size: canvas, format: format).image { context in
            UIColor(white: 127.0 / 255.0, alpha: 1).setFill()
            context.fill(CGRect(origin: .zero, size: canvas))
            picture.draw(in: CGRect(origin: .zero, size: size))
        }
    }
}
