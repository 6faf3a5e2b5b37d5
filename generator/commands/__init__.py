"""The commands of `work-reports`: a module each, with the options and the output they share."""
