"""The words found in the cells of lists: yes and no, statuses, kinds of session, months."""

YES = "oui o yes y x true vrai 1 ok ja si sim coche checked present"
NO = "non n no false faux 0 nein nao aucun aucune none na sans pas"

# the phrase with most words wins, so that "Not Attending" is never read as "Attending"
STATUSES: dict[str, str] = {
    "cancelled": (
        "not attending|will not attend|ne participe pas|ne participera pas|ne viendra pas|annule|annulee|"
        "annulation|canceled|cancelled|cancellation|rembourse|remboursee|refunded|refund|refuse|refusee|"
        "declined|decline|denied|rejected|revoked|expired|expire|deleted|supprime|desiste|desistement|absent|"
        "abandonne|abandon|conteste|not going|withdrawn|invalid"
    ),
    "pending": (
        "en attente|attente|pending|liste attente|waiting|waitlist|waitlisted|waiting list|a confirmer|"
        "non confirme|unconfirmed|not confirmed|a valider|non valide|a payer|unpaid|not paid|non paye|"
        "impaye|invite|invited|maybe|peut etre|tentative|en cours|processing|draft|brouillon|non repondu|"
        "pas encore|not yet|no response|sans reponse|awaiting|incomplete|incomplet|started|not started"
    ),
    "registered": (
        "valide|validee|validated|valid|attending|checked in|registered|inscrit|inscrite|confirme|confirmee|"
        "confirmed|paid|paye|payee|regle|reglee|accepted|accepte|acceptee|approved|approuve|complete|"
        "completed|complet|termine|present|presente|going|participe|participera|ok|actif|active|traite|"
        "processed|pointe|enregistre|enregistree|finalise|finalisee|will attend|attended|partially refunded"
    ),
}
SESSION_KINDS: dict[str, str] = {
    "codev": "codev|codeveloppement|co developpement|codevelopment|co development",
    "lunch": "dejeuner|lunch|repas|cocktail dejeunatoire|buffet|dinner|diner",
    "break": "pause|break|recreation|intermission",
    "tables": (
        "table|tables|speed meeting|speedmeeting|speed dating|rotation|rotations|rencontre|rencontres|"
        "world cafe|tours de table|networking|round table|round tables"
    ),
    "closing": "cloture|closing|conclusion|fin|bilan|mot de la fin|wrap up|farewell",
    "welcome": "accueil|welcome|emargement|registration|check in|arrivee|arrival|petit dejeuner",
    "plenary": (
        "pleniere|plenary|ouverture|opening|keynote|conference|plenum|assemblee|intervention|table ronde|"
        "introduction|talk|panel"
    ),
    "workshop": (
        "atelier|ateliers|workshop|workshops|breakout|breakouts|sous groupe|sous groupes|formation|training|"
        "groupe de travail|lab|parcours|masterclass|forum ouvert|open space"
    ),
    "other": "autre|other|divers|misc|libre|free time|temps libre|visite|visit|transfert|transfer",
}
MONTHS = (
    "janvier janv jan january",
    "fevrier fevr fev feb february",
    "mars mar march",
    "avril avr apr april",
    "mai may",
    "juin jun june",
    "juillet juil jul july",
    "aout aou aug august",
    "septembre sept sep september",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
# small words that open a family name; a capital does not make them less so
PARTICLES = (
    "de du des d da das do dos di del della van von der den ter ten vom zu zum zur la le les el al bin ben ibn "
    "y mac mc st saint sainte"
)
