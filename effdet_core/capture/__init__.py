"""Pictures from anywhere as frames: photos, folders, films and cameras; and frames kept as photos of a project."""
