"""Records of a hospital's own formats, in which letters lie beside fields: what all the formats share."""
