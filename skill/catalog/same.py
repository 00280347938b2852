"""Words that mean the same dish or food, in English as it is cooked in."""

from collections.abc import Mapping

_SAME = """
eggplant: aubergine brinjal
zucchini: courgette
cilantro: coriander
shrimp: prawn
chickpea: garbanzo
macaroni: mac macaronis
pancake: flapjack hotcake griddlecake
galette: crepe
dal: daal dahl
chana: channa chole
fry: stirfry stirfri
hummus: humus houmous houmou humu
tabbouleh: tabouli tabouleh
bolognese: bolognaise bol
kofta: kofte
shepherd: cottage
sandwich: toastie
cookie: biscuit
oat: oatmeal
congee: jook
burger: cheeseburger hamburger
guacamole: guac
crumble: crisp
soup: broth
flatbread: pita naan
lasagna: lasagne
spaghetti: spag
parmesan: parm parmigiana parmigiano
yogurt: yoghurt yogourt
donut: doughnut
omelette: omelet
kebab: kebob kabob
barbecue: bbq barbeque
ketchup: catsup
beet: beetroot
arugula: rocket
rutabaga: swede
linguine: linguini
fettuccine: fettuccini fettucine fettucini
portobello: portabella portabello
pasta: pastas
veggie: veg
"""
SAME: Mapping[str, str] = {
    word: meant
    for meant, others in (line.split(":") for line in _SAME.strip().splitlines())
    for word in others.split()
}
"""The word that stands for each."""
