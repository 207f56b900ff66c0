"""What the exit statuses mean."""

STATUSES = {
    0: "nothing found at or above --fail-on",
    1: "findings at or above --fail-on",
    2: "wrong usage, configuration or input, or a file that could not be written",
    3: "incomplete: a cited source could not be read, and nothing worse was found",
    70: "an error inside crosscheck itself",
    130: "interrupted",
}
