"""The words of a suggested passphrase: short, without accents, read aloud alike and spelt as they are heard.

Most are French and English at once; the others are everyday French.
"""

_LISTED = """
abeille abricot absence accent accord action adoption agenda agent agile album aliment allumette
altitude amande amateur ambition amour ample amusement anaconda ananas angle animal antique apparent
appendice aquarium arcade arcane ardent ardoise argument armoire armure artiste ascension aspect astre
atlas atoll atrium attention audible audience aurore automne avalanche avant avenue aviation avion
avocat avril badge bagage baguette balance balcon ballade ballet ballon bambou banane bandage banjo
banquet barque barrage basalte basilic bateau bazar beige beurre bijou biscuit bison blanc bleu bobine
bolide bonbon bonus bord botanique botte bougie boulanger boulevard bouquet boutique bouton bracelet
branche brave brie brigade brochure bronze brouette brume brun budget buffet bulletin bureau buste
cabane cabaret cabine cactus cadet cadre cahier calcium calibre calme camarade camp canal canard
canari candide cantine canyon capable capital caprice capsule carafe caramel caravane cargo caribou
carotte carrousel carton cascade casino casquette casserole castor cataracte cavalier caviar ceinture
central centre cerise chaise chalet chamois champagne champion chanson chant chapeau chapitre charade
charrue charter chat chaud chauffeur chef chemise cheval chic chien chocolat chose cigale cigare
circuit cirque citation citron clair classe classeur clavier client climat cloche clone clou club
coalition cobra code coffre coin colis collage collier colline colonel combine commerce commode
compact compagnon concert concise condor confiture consent contact content continent contour contraste
copain copie coquette coquille corail corbeau cordial correct corridor cosmos costume coton couleur
couplet courage courant cousin couvent crayon cricket cristal croissant croquet cube cuisine culture
cumin curieux cycle cyclone cygne dahlia danse danseur date dauphin delta design dessert dessin
dialogue diamant diction digital digue dilution dimension diplomate direct direction discours distance
distinct divan diversion divine docile docteur document doigt dollar domaine domino dossier double
doux dragon drapeau droit dune durable dynamo effort empathie empire encore encre endive enfant
ensemble entente entourage escalade escargot espace essence estimable estime estuaire euphorie
excellent exception excursion excuse exemple exemption exotique expansion extension extra fable face
facile facteur facture famille fanfare farine faucon faune favorable ferme ferment ferry fertile
festival feuille fiable fiction figue figure filet film final finance finesse firme fiscal flacon
flamant flambant flamme flash fleuve flexible flore flottille fluide fondue football forge format
formation formule fort fortune forum fossile fougue foulard fourmi foyer fraction fragile fragment
franchise fraternel frisson frite froid front fruit fugue fusible futile gadget gala galaxie galerie
gallon galop gant garage garde gazelle genou genre gentil geste gilet girafe givre glace glacial
glacier globe globule glucose golf gomme gondole gong gorge gorille gouache gourmand gourmet grade
graffiti grain grammaire grandiose grange granit granule graphite gratin gratitude grenade grenadine
grill groupe grue guide guillemet guitare habitat hall halo hamac handball handicap hangar harpe
hibiscus hiver hobby hockey homard honorable horizon horloge hormone horoscope houle huile hybride
hymne iceberg idiome idole igloo image immense immobile impala impartial implant import important
impulsion incident inclusion indigo indulgent industrie inflation influence initial insecte insigne
instant instinct insulaire intense interface interlude intrigue intuition invention inversion
invisible iris ivoire jade jaguar jambon jardin jardinier jargon jasmin jaune javelot jazz jeep jeton
jeudi jockey jogging joie jonquille joue jouet journal jovial joyau judo juillet juin jungle junior
jupe justice kaki kangourou kayak ketchup kilo kimono kiosque kiwi koala krypton label laine lait lama
langage langue lanterne lapin large lasagne laser latent laurier lavabo lavande lecteur lentille
lettre levant libellule lichen limace limite limousine linguiste lion liqueur liquide litre livre
locale logique logo long lotus loup loupe lucide lumineux lunch lundi lune lustre lutin luxe lynx lyre
macaron machine madrigal magazine magie magma magnitude magnolia mail main maison majeure mammouth
mandarine mandoline mangue manoeuvre maquette marathon marbre marchand marche mardi marge mariage
marine marmite marron marsouin marteau mascara mascotte masque massif match matin mauve maximum melon
menhir menthol mention menton menu merci message mesure midi miel migration mimosa minimum ministre
minuscule minute miracle mirage miroir mission mode moderne module molaire moment montage montagne
montre monument moteur motif motion moto moule moulin moutarde mouton mouvement multiple municipal
mural murmure muscle muse musique mustang nacelle nacre narrative national nature navet navire nectar
neige neuf neveu niche noble nocturne noir noix nomade nombre nominal normal notation note notice
notion nougat nouveau novembre novice nuage nuance nuit nylon oasis oblique occasion occident octave
octobre office oiseau olive olympique omelette omnibus oncle onyx opale opinion opportun optimal
option orage orange orangeade orbital orchestre ordinal organe orgue orient origan origine ornement
oseille osmose ouragan ours ourson ovale ovation pacte page pagode pain palace palette palissade palme
palmier panama pancarte panda panier panorama pantalon papa papaye papier papillon papyrus parachute
parade paradis parasol parcours pardon parement parfait parfum parking parlement parmesan parole
parquet part partition passage passeport pastiche pastille patience patio pause pavillon paysage
peignoir peintre pendule perdrix perle permanent persil personnel petit phoque phosphore photo phrase
physique pianiste piano pierre pigeon pilier pilote piment pinacle pince pinceau pingouin piolet pion
pipeline piquant pirate pirogue piscine pistache piston pivot pixel pizza placard place plage plan
planche plasma plateau platine plausible pluie plume poche podium poire poireau poisson poivre polaire
politesse pollen polo polygone pomme pompon ponce poncho poney populaire port portable portion
portrait position possible potable potage poterie potion poulpe prairie premier prestige primitive
prince principal printemps probable probation profit profond programme promenade promotion pronom
propose prose prototype proverbe province prudent prune public pull puma pupille pupitre puzzle pyjama
pyramide python quadrille quai quartier quartz quatre question quiche quille rabot raccord racine
radar radial radiant radiateur radio radis radium rail raisin ralentir rallye rame ranch rang rapide
rapport rare rasoir raton ravine rayon recette record rectangle reflet refrain regain regard reggae
registre relation relief remorque renard repas reportage reptile requin respect ressource retouche
retraite reverse rhubarbe ricochet rideau rigide rigueur rivage rive robe robot robuste rocher rodeo
roman romarin rond roquefort rosace rose rotation rotor rouge rouleau roulette routine royal ruban
rubis ruche rugby ruisseau rumba rural rustique rutabaga sable sabot saccade sachet safari safran saga
sage salade salami salon salsa samba samedi samovar sandale sandwich sapin sardine satellite satin
satire sauce saumon sauna savane saveur savoir savon saxophone sceau sceptre scie science scooter
score scorpion script sculpture second section segment semaine semestre semoir sensation sensible
sentiment septembre serein sergent service session signal signature silence silo simple singe
singulier siphon sirop site situation slalom slogan social sofa soie soir soja solaire soldat solide
solo solstice soluble solution sombre sonnet soprano sorbet sortie soucoupe soufflet soupe source
sourire souris souvenir spatial spatule spectacle spectre sphinx spiral splendide sport sprint square
stable stade stage stagiaire standard star station statue steak steppe stock stop store structure
studio style stylo sublime substance subtil sucre suite sujet super surf surface surplus surprise
sushi svelte symbole symphonie table tableau tabouret tactile talent talisman talon tambour tamis
tandem tangent tangible tango tapioca tapir tapis tartare tarte tartine tatami taureau taverne taxi
technique temple tempo terminal terminus terrain terrasse terrier terrine texture thermos thym ticket
tigre tilleul timbre timide tiroir tissu titan titre toast toboggan toile toison tomate tonique
tonnage tonne tonneau topaze torche tornade torsion tortue total totem toucan touche toundra tour
tourisme tournesol tournoi tracteur tradition train trajet tramway tranche transfert transit transport
tremble triangle tricot trident trillion trilogie trio triomphe triple trombone trompette tropical
troupe truffe truite tube tulipe tunique tunnel turbine turbot turquoise tuyau type typique ultra
unanime uniforme union unique unisson univers urbain urgent ustensile utile vache vague vaisseau
valable valeur valise vallon vanille vapeur variable variation vase vedette velours vent ventouse
verdure verger vernis verre version verso vertical vertige vibrant vibration vigilance vignette villa
village vinaigre violet violon virgule virtuel virtuose visa visage visible vision visite vitamine
vitesse vitrine vivace vivarium vocal vocation voisin voiture volcan volley voltage volume voyage
voyelle wagon western xylophone yacht yaourt yoga yogourt zigzag zinc zodiaque zoom
"""
COMMON_WORDS = tuple(_LISTED.split())
