// Opens when something moves in.
