"""FHIR R4: Bundles and NDJSON, taken apart resource by resource."""
