import Office

// Names of the Office that Forms uses for something else. This file imports only one of the two.

/// A window into a picture, in thousandths of its width and height.
typealias PictureWindow = PictureView

/// What the office's records are versioned by.
typealias OfficeTopic = Topic
