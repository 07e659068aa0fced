"""What is done to found spans: joined, grown, or taken away where they are nobody's."""
