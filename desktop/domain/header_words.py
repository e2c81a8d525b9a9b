"""The header words of lists, as French and English tools and organisers write them."""

# A phrase stands for a whole header; it still counts when most of the header is this phrase.
# The first phrases of a field are preferred when two columns claim it.
# A phrase after "~" counts wherever it stands, also inside a long question of a form.
# "a_name" is a name of which only the other columns can tell whether it is the full or the family name.
PERSON: dict[str, str] = {
    "external_id": (
        "matricule|numero matricule|matricule RH|matricule salarié|matricule agent|identifiant|"
        "identifiant salarié|identifiant RH|identifiant unique|ID salarié|ID collaborateur|"
        "numéro de salarié|numéro employé|code salarié|code agent|employee id|employee number|employee no|"
        "employee code|staff id|staff number|personnel number|person id|worker id|user id|badge number|"
        "HR id|HR number|external id|id|uid|Personalnummer"
    ),
    "family_name": (
        "nom de famille|nom d'usage|nom usuel|nom patronymique|patronyme|nom de naissance|nom marital|"
        "surname|last name|family name|lastname|second name|sn|nom du salarié|"
        "Nachname|Familienname|apellidos|cognome"
    ),
    "given_name": (
        "prénom|prénom participant|prénom du participant|prénoms|given name|first name|firstname|forename|"
        "givenname|prénom du salarié|prénom collaborateur|participant first name|Vorname|nombre de pila"
    ),
    "full_name": (
        "nom complet|nom et prénom|nom prénom|noms et prénoms|prénom et nom|prénom nom|NomPrénom|full name|"
        "display name|nom affiché|nom d'affichage|attendee name|name of attendee|participant|participants|"
        "participante|contact|contact name|nom du contact|collaborateur|salarié|employé|employee|"
        "employee name|personne|person|attendee|delegate|guest|invité|bénéficiaire|stagiaire|"
        "identité|civilité nom prénom|nom complet du participant|last name first name|first name last name|"
        "Teilnehmer|Teilnehmername"
    ),
    "a_name": "nom|nom participant|nom du participant|name|participant name|your name|noms",
    "email": (
        "e-mail|email|mail|courriel|adresse e-mail|adresse email|adresse mail|adresse courriel|adresse de courriel|"
        "adresse de messagerie|adresse électronique|mail professionnel|e-mail professionnel|messagerie|"
        "email participant|e-mail du participant|mail participant|email address|e-mail address|work email|"
        "business email|contact email|attendee email|email 1|user principal name|UPN|~adresse e-mail|"
        "~adresse email|~adresse mail|~adresse électronique|~email|~e-mail|~courriel|E-Mail-Adresse"
    ),
    "phone": (
        "téléphone|tél|téléphone portable|tél portable|tél mobile|tél pro|téléphone mobile|"
        "téléphone professionnel|portable|mobile|gsm|"
        "numéro de téléphone|numéro de portable|phone|phone number|telephone|mobile phone|cell phone|"
        "mobile number|work phone|home phone|~numéro de téléphone|~phone number"
    ),
    "unit": (
        "direction|service|département|unité|business unit|BU|unité d'affaires|entité|entité juridique|pôle|"
        "division|department|unit|team|équipe|direction générale|direction métier|métier|"
        "organisation|organization|organisational unit|org unit|filière|branche|branch|domaine|secteur|"
        "activité|direction service|service direction|business line|function group|unité organisationnelle|"
        "unité de rattachement|service de rattachement|direction de rattachement|affectation"
    ),
    "site": (
        "site|ville|city|home city|work city|town|lieu de travail|site de travail|site de rattachement|"
        "localisation|location|implantation|agence|établissement|bureau|office|office location|work location|"
        "lieu|campus|plant|usine|region|région|ville de travail|lieu d'affectation|ville site"
    ),
    "level": (
        "niveau|niveau hiérarchique|niveau de management|niveau managérial|grade|level|management level|"
        "job level|échelon|classification|catégorie professionnelle|statut cadre|seniority level|band|"
        "rang|strate|career level|position level"
    ),
    "job": (
        "fonction|intitulé de poste|intitulé du poste|poste|poste occupé|job|job title|jobtitle|position|"
        "title|titre|role|rôle|profession|emploi|libellé emploi|métier exercé|qualification|work title|"
        "fonction occupée|position title|occupation"
    ),
    "line_manager_ref": (
        "matricule N+1|matricule manager|matricule du manager|matricule responsable|"
        "matricule du responsable hiérarchique|identifiant N+1|identifiant manager|ID N+1|ID manager|"
        "manager id|manager number|manager employee id|line manager id|supervisor id|"
        "reports to id|email N+1|mail N+1|email manager|email du manager|e-mail du responsable|manager email|"
        "line manager number or e-mail|matricule du responsable ou courriel|"
        "supervisor email|line manager email|courriel du manager|mail du responsable hiérarchique|"
        "e-mail du responsable hiérarchique|code manager|matricule du supérieur hiérarchique"
    ),
    "line_manager_name": (
        "manager|N+1|nom N+1|nom du N+1|manager direct|nom du manager|responsable hiérarchique|responsable|"
        "nom du responsable|nom du responsable hiérarchique|supérieur hiérarchique|supérieur|hiérarchie|"
        "line manager|line manager name|manager name|supervisor|supervisor name|reports to|"
        "direct manager|chef de service|boss|encadrant|responsable direct|nom prénom N+1|manager full name"
    ),
    "language": (
        "langue|langue parlée|langue de correspondance|langue préférée|langue maternelle|language|"
        "preferred language|spoken language|locale|lang|langue de travail"
    ),
    "gender": "sexe|genre|gender|sex|civilité|civility|salutation|f h|h f|m f|homme femme|femme homme",
    "joined": (
        "entrée dans l'entreprise|date d'entrée|date d'arrivée|année d'entrée|ancienneté|"
        "date d'ancienneté|date d'embauche|embauche|année d'arrivée|date entrée société|date d'entrée groupe|"
        "date d'entrée dans le groupe|hire date|start date in company|joined|joining date|date joined|"
        "date of joining|seniority|seniority year|seniority date|year joined|company entry date|hired|hired on|"
        "dans l'entreprise depuis|in company since"
    ),
    "company": (
        "société|entreprise|raison sociale|company|company name|organisme|employeur|employer|"
        "nom de la société|nom de l'entreprise|structure|filiale|maison|Firma|Unternehmen"
    ),
    "badge_name": (
        "prénom d'usage|prénom usuel|pseudo|pseudonyme|surnom|nom sur le badge|nom badge|badge name|"
        "name on badge|nickname|preferred name|preferred first name|known as|prénom sur le badge|"
        "prénom ou pseudo|~print on your badge|~sur votre badge|~sur le badge"
    ),
    "ambassador": "ambassadeur|ambassadrice|manager ambassadeur|ambassador|relais|ambassadeur oui non",
}
ATTENDEE: dict[str, str] = {
    "ticket": (
        "numéro de billet|numéro du billet|numéro billet|n° billet|n° de billet|ticket number|ticket no|"
        "ticket id|ticket #|attendee #|attendee id|attendee number|code billet|barcode|barcode number|"
        "code-barres|numéro d'inscription|ID d'inscription|identifiant d'inscription|"
        "registration id|registration number|numéro de participant|registration code|booking reference"
    ),
    # the order is the ticket only where the attendee has no number of their own
    "a_order": (
        "order #|order number|order code|order id|order no|référence commande|référence de commande|"
        "numéro de commande|code de commande|n° commande|confirmation number|booking number|"
        "référence de la commande|référence"
    ),
    "status": (
        "statut|statut de la commande|statut commande|statut du billet|état|état de la commande|"
        "statut d'inscription|statut inscription|état inscription|status|attendee status|order status|"
        "registration status|ticket status|participation|présence|RSVP|réponse|response|inscription"
    ),
    "category": (
        "tarif|type de billet|type de participant|type d'inscription|billet|catégorie|formule|produit|"
        "catégorie de billet|catégorie de participant|profil|ticket type|ticket|ticket name|product|item|"
        "category|attendee type|registration type|ticket class|ticket category|nom du billet|type billet"
    ),
    "diet": (
        "régime alimentaire|régime|régimes alimentaires|allergies|allergie|contraintes alimentaires|"
        "restrictions alimentaires|repas|diet|dietary requirements|dietary restrictions|dietary needs|"
        "dietary preferences|food allergies|meal|meal preference|meal choice|~régime alimentaire|~allergie|"
        "~contrainte alimentaire|~restriction alimentaire|~préférence alimentaire|~dietary|~diet"
    ),
    "step_free": (
        "accès fauteuil|fauteuil roulant|fauteuil|PMR|mobilité réduite|accessibilité|handicap|"
        "besoin d'accessibilité|accès PMR|wheelchair|wheelchair access|step-free|step-free access|"
        "accessibility|reduced mobility|~fauteuil|~mobilité réduite|~wheelchair|~PMR|~step-free"
    ),
    "need": (
        "besoin|votre besoin|votre besoin du moment|besoin du moment|besoins|attentes|vos attentes|attente|"
        "question|votre question|sujet|sujet à partager|need|needs|your need|expectations|challenge|"
        "topic|~besoin|~attente|~partager|~share|~expectation|~your need|~votre question|~défi|~challenge|"
        "~préoccupation|~sujet"
    ),
    "registered_at": (
        "date de la commande|date de commande|date d'inscription|inscrit le|date commande|order date|"
        "registration date|registered|registered on|registered at|created|created at|date de création|"
        "date d'achat|purchase date|date de réservation|horodateur|timestamp|completion time|heure de fin|"
        "submitted at|date de réponse|signup date|order date time"
    ),
    "note": (
        "note|notes|commentaire|commentaires|comment|comments|remarque|remarques|observation|observations|"
        "remark|remarks|précisions|~commentaire"
    ),
}
WISHES: dict[str, str] = {
    "wishes": (
        "souhaits|vœux|voeux|choix|choix d'atelier|choix d'ateliers|choix des ateliers|ateliers|"
        "ateliers choisis|ateliers souhaités|vos souhaits|vos vœux|préférences|wishes|choices|preferences|"
        "workshops|workshop choices|session choices|sessions|preferred workshops|preferred sessions|"
        "~souhaits d'atelier|~souhaits|~vœux|~choix d'atelier|~ateliers|~wishes|~workshops|~preferences|"
        "~which workshop|~quel atelier|~choix"
    ),
    "wish_n": "~souhait|~vœu|~choix|~priorité|~atelier|~préférence|~wish|~choice|~preference|~workshop|~rank|~rang",
    "apart_names": (
        "people to be kept apart from|à séparer de|séparé de|à éviter|sans|apart|apart from|not with|keep apart|avoid|"
        "~ne souhaitez vous pas|~ne voulez vous pas|~ne pas être|~éviter|~à éviter|~not with|~not be with|"
        "~rather not|~keep apart|~avoid|~ne préférez vous pas|~éloigné|~do not want|~don't want|"
        "~ne souhaiteriez vous pas|~ne pas vous retrouver"
    ),
    "together_names": (
        "people to be with|avec|ensemble|avec qui|à placer avec|together|together with|with|same table as|"
        "~avec qui souhaitez|~avec qui voulez|~avec qui aimeriez|~avec qui|~with whom|~who would you like|"
        "~be together with|~être avec|~même table|~same table|~same group|~même groupe|~sit with"
    ),
    "need": ATTENDEE["need"],
}
ROOM: dict[str, str] = {
    "name": (
        "salle|nom|nom de la salle|nom de salle|salles|room|room name|name|espace|lieu|location|venue|"
        "nom de l'espace|rooms|libellé|désignation"
    ),
    "capacity": (
        "places|place|capacité|nombre de places|nb places|jauge|capacité max|capacité maximale|capacité assise|"
        "effectif|effectif maximum|capacity|seats|max capacity|size|seating|number of seats|nb de places|"
        "pax"
    ),
    "floor": "étage|niveau|floor|level|storey|emplacement",
    "step_free": ATTENDEE["step_free"] + "|accessible|accessible PMR|accessible fauteuil",
    "setup": (
        "disposition|configuration|mise en place|agencement|aménagement|format|set-up|setup|layout|"
        "seating style|room setup|style"
    ),
    "note": ATTENDEE["note"] + "|équipement|matériel|equipment",
}
PROGRAMME: dict[str, str] = {
    "title": (
        "séance|titre|titre de la séance|session|intitulé|atelier|nom de l'atelier|activité|séquence|"
        "nom|title|session title|session name|name|activity|item|moment|temps|programme|sujet|thème|topic|"
        "workshop|temps fort|contenu|libellé|titre de l'atelier|intitulé de l'atelier|nom de la séance"
    ),
    "kind": (
        "type|type de séance|nature|format|kind|kind of session|"
        "type of session|session type|catégorie|category|track|genre"
    ),
    "day": "jour|date|journée|day|date de la séance|session date",
    "starts": (
        "début|heure de début|heure début|horaire|horaires|heure|start|start time|starts|from|begin|time|"
        "starts at|commence à|heure de départ|créneau"
    ),
    "ends": "fin|heure de fin|heure fin|end|end time|ends|to|ends at|until|jusqu'à|termine à",
    "room": "salle|lieu|salles|espace|room|rooms|location|where|place|nom de la salle|room name|où",
    "capacity": ROOM["capacity"].replace("|size", "") + "|places disponibles|max participants|participants max",
    "rounds": "tours|nombre de tours|nb tours|nb de tours|rotations|rounds|number of rounds|rondes|tour",
    "round_minutes": (
        "minutes par tour|durée d'un tour|durée du tour|durée par tour|minutes tour|temps par tour|"
        "minutes per round|round minutes|round duration|round length|durée de tour"
    ),
    "hosts": (
        "animateur|animateurs|animatrice|animation|animé par|intervenant|intervenants|facilitateur|"
        "facilitateurs|facilitatrice|formateur|orateur|orateurs|host|hosts|facilitator|facilitators|speaker|"
        "speakers|presenter|led by|trainer|hôte|responsable|porteur"
    ),
    "description": "description|résumé|présentation|détail|détails|objectif|objectifs|abstract|summary|details",
}
ENCOUNTERS: dict[str, str] = {
    "event_title": "événement|nom de l'événement|event|event name|event title|convention|rencontre|édition",
    "date": "date|jour|day|date de l'événement|event date|when",
    "round": "tour|ronde|rotation|round|tour n°|numéro de tour|round number|session|séquence",
    "table": (
        "table|table or group|table ou groupe|numéro de table|table n°|"
        "n° table|table number|table no|groupe|group|numéro de groupe|"
        "group number|îlot|sous-groupe|cercle"
    ),
    "external_id": PERSON["external_id"],
    "full_name": PERSON["full_name"],
    "a_name": PERSON["a_name"],
    "email": PERSON["email"],
}
# words for first to fifth, beside the figures 1 to 5
ORDINALS: tuple[str, ...] = (
    "premier première first",
    "deuxième second seconde",
    "troisième third",
    "quatrième fourth",
    "cinquième fifth",
)
SMALL_WORDS = (
    "de du des d la le les l un une of the a an au aux et and votre vos your my notre our dans in en on sur for "
    "pour svp please veuillez"
)
# what may stand beside a single word without changing what it means
NEUTRAL = (
    "participant participante attendee salarié salariée collaborateur inscrit personne contact nom name libellé "
    "numéro code principal principale actuel actuelle rattachement travail professionnel professionnelle pro "
    "work total max obligatoire required optional facultatif personnel main current "
    "quel quelle quels quelles est sont what which is are relation du de a é e s"
)
# whoever paid is not the one who comes; whoever is called in an emergency is not either
SOMEBODY_ELSE = (
    "payeur payeuse acheteur acheteuse buyer payer purchaser purchased billing facturation facture invoice "
    "commanditaire financeur urgence emergency parrain conjoint spouse accompagnant"
)
MONEY = (
    "montant amount prix price coût cost fee paid payé paiement payment currency devise promo tier facturé "
    "quantity quantité voucher remise discount"
)
# words that turn a header into something else than the field whose words it also holds
UNLESS: dict[str, str] = {
    "external_id": "N+1 manager responsable hiérarchique supervisor ticket billet commande order start end",
    "family_name": "manager N+1 responsable hiérarchique supérieur supervisor société entreprise",
    "given_name": "manager N+1 responsable hiérarchique supérieur supervisor usage badge",
    "full_name": "N+1 responsable hiérarchique supérieur supervisor email mail id numéro code société",
    "a_name": "manager N+1 responsable société entreprise company salle room ticket billet code",
    "email": "manager N+1 responsable hiérarchique supérieur supervisor",
    "phone": "manager N+1 responsable",
    "unit": "manager N+1 responsable postal start end",
    "site": "web internet url postal state country pays",
    "company": "adresse address",
    "job": "manager N+1",
    "category": "age âge",
    "ticket": "url lien link type",
    "a_order": "date heure type statut status",
    "registered_at": "naissance birth début start",
    "together_names": "pas not ne éviter avoid",
    "wishes": "ne pas not avoid éviter qui whom who",
    "starts": "tour round inscription",
    "ends": "tour round inscription",
    "capacity": "restantes left restante",
}
