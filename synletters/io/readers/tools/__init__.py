"""What people have annotated in Label Studio, Doccano, Prodigy, INCEpTION and spaCy, as gold."""
