"""HL7 v2 messages (ORU, MDM and others), taken apart segment by segment."""
