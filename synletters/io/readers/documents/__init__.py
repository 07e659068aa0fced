"""Letters in DOCX, RTF and PDF files: their text. What is no text is named, and where text cannot be had the letter is rejected."""
