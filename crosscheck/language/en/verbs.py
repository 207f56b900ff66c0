"""Irregular English verbs: past forms and participles, and the plain form."""

from __future__ import annotations

_FORMS = """
fly flew flown flies
take took taken
give gave given
go went gone goes
come came
see saw seen
say said says
make made
know knew known
get got gotten
find found
think thought
tell told
become became
leave left
feel felt
put puts
bring brought
begin began begun
keep kept
hold held
write wrote written
stand stood
hear heard
mean meant
meet met
run ran
pay paid
sit sat
speak spoke spoken
lead led
grow grew grown
lose lost
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken
spend spent
rise rose risen
drive drove driven
buy bought
wear wore worn
choose chose chosen
throw threw thrown
sell sold
fight fought
catch caught
deal dealt
win won
strike struck stricken
sink sank sunk
shut shuts
hurt hurts
shake shook shaken
steal stole stolen
freeze froze frozen
"""

IRREGULAR: dict[str, str] = {
    form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()[1:]
}
