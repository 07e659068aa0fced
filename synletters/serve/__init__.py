"""The REST service: letters in over HTTP, rewrites and spans out, on this machine alone unless told otherwise; docs/serve.md."""
