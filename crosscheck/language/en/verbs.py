"""Irregular forms of English verbs and nouns, and the plain form."""

from __future__ import annotations

_FORMS = """
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
begin began begun
bend bent
bet bets betting
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcasted
build built
buy bought
catch caught
choose chose chosen
cling clung
come came coming
creep crept
cut cutting cuts
deal dealt
die died dies dying
dig dug digging
draw drew drawn
drink drank
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
found founded founding founds
flee fled
fly flew flown flies
forbid forbade forbad forbidden forbidding
foresee foresaw foreseen
forget forgot forgotten forgetting
forgive forgave forgiven
freeze froze frozen
get got gotten getting
give gave given giving
go went gone goes
grow grew grown
hang hung
hear heard
hide hid hidden hiding
hit hits hitting
hold held
hurt hurts
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
let lets letting
lie lying
light lit
lose lost losing
make made making
mean meant
meet met
mislead misled
mistake mistook mistaken
outdo outdid outdone
overcome overcame
override overrode overridden
overrun overran
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
plead pled
prove proven
put puts putting
quit quits quitting
read reads
rebuild rebuilt
rewrite rewrote rewritten
ride rode ridden riding
ring rang rung
rise rose risen rising
run ran running runs
say said says
see saw seen
seek sought
sell sold
send sent
set sets setting
sew sewn
shake shook shaken
shed sheds shedding
shine shone
shoot shot
show shown
shrink shrank shrunk shrunken
shut shuts shutting
sing sang sung
sink sank sunk
sit sat sits sitting
slay slew slain
sleep slept
slide slid
smell smelt
sow sown
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun spinning
split splits splitting
spoil spoilt
spread spreads
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum swimming
swing swung
take took taken taking
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tread trod trodden
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
upset upsetting
wake woke woken
wear wore worn
weave wove woven
weep wept
win won wins winning
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
man men
woman women
gentleman gentlemen
policeman policemen
policewoman policewomen
fireman firemen
businessman businessmen
businesswoman businesswomen
spokesman spokesmen
spokeswoman spokeswomen
chairman chairmen
congressman congressmen
fisherman fishermen
gunman gunmen
sportsman sportsmen
clergyman clergymen
serviceman servicemen
seaman seamen
nobleman noblemen
statesman statesmen
cameraman cameramen
batsman batsmen
child children
foot feet
tooth teeth
mouse mice
goose geese
ox oxen
knife knives
wife wives
thief thieves
wolf wolves
calf calves
store shelves
loaf loaves
half halves
bacterium bacteria
curriculum curricula
phenomenon phenomena
criterion criteria
crisis crises
thesis theses
hypothesis hypotheses
analysis analyses
diagnosis diagnoses
"""

IRREGULAR: dict[str, str] = {
    form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()[1:]
}
# What the stem leaves of a plain form („writ“) leads back to it as „wrote“ does.
IRREGULAR |= {
    base.removesuffix("e"): base for base in set(IRREGULAR.values()) if base.endswith("e") and len(base) > 4
}
