"""What everything else is made of: the types of a letter on its way, errors, configuration, names of
components."""
