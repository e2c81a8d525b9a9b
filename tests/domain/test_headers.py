"""Columns are recognised by the headers that ticketing, HR and form tools really write."""

from collections.abc import Sequence

import pytest

from desktop.domain.header_rows import find_header_row
from desktop.domain.headers import FIELDS, Kind, guess_kind, known_headers, match_columns, missing

HELLOASSO = (
    "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Nom payeur;"
    "Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Billet;Numéro de billet;Tarif;Montant tarif;"
    "Code Promo;Montant code promo"
)
EVENTBRITE = (
    "Order #;Order Date;First Name;Surname;Email;Quantity;Price Tier;Ticket Type;Attendee #;Group;Order Type;"
    "Currency;Total Paid;Fees Paid;Eventbrite Fees;Eventbrite Payment Processing;Attendee Status;Home Address 1;"
    "Home Address 2;Home City;Home State;Home Zip;Home Country"
)
PRETIX = (
    "Order code;Attendee name;Attendee name: Given name;Attendee name: Family name;Product;Price;Checked in;"
    "Checked out;Automatically checked in;Paid;Secret;E-mail;Date;Start date;End date;Company;Voucher code;"
    "Order date;Requires special attention;Comment;Seat ID;Seat name;Seat zone;Seat row;Seat number"
)
PRETIX_IN_FRENCH = (
    "Code de commande;Nom du participant;Nom du participant : Prénom;Nom du participant : Nom de famille;Produit;"
    "Prix;Enregistré;E-mail;Entreprise;Date de commande;Commentaire"
)
FRENCH_TICKETING = (
    "Billet;Nom;Prénom;Nom acheteur;Prénom acheteur;E-mail acheteur;Régime alimentaire #131474;"
    "Avec qui voulez-vous manger? (commande) #135122"
)
CRM = "ID d'inscription;Contact;Événement;Gérant (Contact) (Relation);Adresse email (Contact) (Relation)"
FORMS = "ID;Start time;Completion time;Email;Name;Which workshops would you like?;With whom would you rather not be?"
HR = "Matricule;NOM;Prénom;Courriel;Direction;Site;Niveau;Fonction;Matricule N+1;Langue;Entrée dans l’entreprise;Sexe"
HR_IN_ENGLISH = (
    "Employee ID;Last Name;First Name;Work Email;Business Unit;Location;Grade;Job Title;Manager ID;Manager Name;"
    "Hire Date;Gender;Preferred Name"
)


def matched(header: str, rows: Sequence[str] = (), kind: Kind | None = None) -> dict[str, str]:
    """Header -> field, of the kind that is guessed unless one is given."""
    headers, cells = header.split(";"), [row.split(";") for row in rows]
    mapping = match_columns(kind or guess_kind(headers, cells), headers, cells)
    return {headers[column]: field for column, field in mapping.items()}


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (HELLOASSO, "attendees"), (EVENTBRITE, "attendees"), (PRETIX, "attendees"), (PRETIX_IN_FRENCH, "attendees"),
        (FRENCH_TICKETING, "attendees"), (CRM, "attendees"), (FORMS, "wishes"), (HR, "people"),
        (HR_IN_ENGLISH, "people"), ("Nom;Prénom;E-mail", "attendees"), ("Name;Email", "attendees"),
        ("Nom", "attendees"),
        ("Nom;Prénom;Souhait 1;Souhait 2", "wishes"), ("Salle;Places;Étage;Accès fauteuil;Disposition", "rooms"),
        ("Room;Seats", "rooms"), ("Séance;Type;Jour;Début;Fin;Salle;Places;Tours", "programme"),
        ("Horaire;Titre;Salle;Intervenants", "programme"), ("Événement;Date;Tour;Table;Matricule", "encounters"),
        ("Event;Date;Round;Table;Employee ID", "encounters"),
    ],
)  # fmt: skip
def test_the_kind_of_a_list_is_told_by_its_headers(header: str, kind: Kind) -> None:
    assert guess_kind(header.split(";"), []) == kind


def test_a_helloasso_list_never_takes_the_payer_for_the_participant() -> None:
    assert matched(HELLOASSO) == {
        "Date de la commande": "registered_at",
        "Statut de la commande": "status",
        "Nom participant": "family_name",
        "Prénom participant": "given_name",
        "Raison sociale": "company",
        "Numéro de billet": "ticket",
        "Tarif": "category",
    }


def test_an_eventbrite_report_is_matched() -> None:
    assert matched(EVENTBRITE) == {
        "Order Date": "registered_at",
        "First Name": "given_name",
        "Surname": "family_name",
        "Email": "email",
        "Ticket Type": "category",
        "Attendee #": "ticket",
        "Attendee Status": "status",
        "Home City": "site",
    }


def test_a_pretix_list_keeps_the_full_name_beside_its_parts() -> None:
    assert matched(PRETIX) == {
        "Order code": "ticket",
        "Attendee name": "full_name",
        "Attendee name: Given name": "given_name",
        "Attendee name: Family name": "family_name",
        "Product": "category",
        "E-mail": "email",
        "Company": "company",
        "Order date": "registered_at",
        "Comment": "note",
    }
    french = matched(PRETIX_IN_FRENCH)
    assert french["Nom du participant"] == "full_name"
    assert french["Nom du participant : Prénom"] == "given_name"
    assert french["Nom du participant : Nom de famille"] == "family_name"


def test_a_list_with_buyers_and_numbered_questions_is_matched() -> None:
    assert matched(FRENCH_TICKETING) == {
        "Billet": "category",
        "Nom": "family_name",
        "Prénom": "given_name",
        "Régime alimentaire #131474": "diet",
    }
    wishes = matched(FRENCH_TICKETING, kind="wishes")
    assert wishes["Avec qui voulez-vous manger? (commande) #135122"] == "together_names"


def test_a_crm_list_with_one_contact_column_is_matched() -> None:
    assert matched(CRM) == {
        "ID d'inscription": "ticket",
        "Contact": "full_name",
        "Adresse email (Contact) (Relation)": "email",
    }


def test_an_hr_list_is_matched_whole_in_both_languages() -> None:
    assert list(matched(HR).values()) == [
        "external_id", "family_name", "given_name", "email", "unit", "site", "level", "job", "line_manager_ref",
        "language", "joined", "gender",
    ]  # fmt: skip
    assert list(matched(HR_IN_ENGLISH).values()) == [
        "external_id", "family_name", "given_name", "email", "unit", "site", "level", "job", "line_manager_ref",
        "line_manager_name", "joined", "gender", "badge_name",
    ]  # fmt: skip


def test_a_form_gives_full_names_wishes_and_people_to_keep_apart() -> None:
    assert matched(FORMS) == {
        "Email": "email",
        "Name": "full_name",
        "Which workshops would you like?": "wishes",
        "With whom would you rather not be?": "apart_names",
    }


def test_an_anonymous_form_takes_the_address_from_its_question() -> None:
    header = "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Quelle est votre adresse ?;Vos vœux"
    rows = [f"{n};;;anonymous;anonymous;p{n}@exemple.fr;a;b" for n in range(1, 6)]
    found = matched(header, rows)
    assert found["Quelle est votre adresse ?"] == "email"
    assert "full_name" not in found.values()
    assert "external_id" not in found.values()


def test_nom_is_the_family_name_only_beside_a_given_name() -> None:
    assert matched("Nom;E-mail") == {"Nom": "full_name", "E-mail": "email"}
    assert matched("NOM;PRENOM") == {"NOM": "family_name", "PRENOM": "given_name"}
    rows = ["Alain TANGUY;Alain", "Zoë Martin;Zoë", "Anne Leroy;Anne"]
    assert matched("Nom;Prénom", rows) == {"Nom": "full_name", "Prénom": "given_name"}


def test_ranked_wishes_have_a_column_each() -> None:
    assert list(matched("E-mail;1er choix;2e choix;3e choix").values()) == ["email", "wish_1", "wish_2", "wish_3"]
    assert matched("Nom;Votre premier souhait d'atelier;Votre deuxième souhait d'atelier", kind="wishes") == {
        "Nom": "full_name",
        "Votre premier souhait d'atelier": "wish_1",
        "Votre deuxième souhait d'atelier": "wish_2",
    }


def test_several_wishes_in_a_cell_are_no_third_wish() -> None:
    rows = ["a@exemple.fr;A,B"] * 3
    assert matched("E-mail;Vos 3 souhaits", rows, "wishes")["Vos 3 souhaits"] == "wishes"


def test_ticked_workshops_are_wishes_in_several_columns() -> None:
    header = "Nom;Prénom;Atelier Oser;Montant Atelier Oser;Visite du musée;Montant Visite du musée"
    rows = ["A;B;Oui;0,00;;", "C;D;;;Oui;5,00", "E;F;Oui;0,00;Oui;5,00"]
    found = matched(header, rows, "wishes")
    assert [name for name, field in found.items() if field == "wishes"] == ["Atelier Oser", "Visite du musée"]


def test_the_cells_tell_whether_a_line_manager_is_a_name_or_a_number() -> None:
    names = ["A;Zoë Martin", "B;Luc Petit", "C;Zoë Martin"]
    assert matched("Nom;Manager", names, "people")["Manager"] == "line_manager_name"
    assert matched("Nom;Manager", ["A;M102", "B;M103", "C;M102"], "people")["Manager"] == "line_manager_ref"
    mails = ["A;a@exemple.fr", "B;b@exemple.fr", "C;b@exemple.fr"]
    assert matched("Nom;Email du manager", mails, "people") == {
        "Nom": "full_name",
        "Email du manager": "line_manager_ref",
    }


def test_the_cells_rule_out_what_the_header_promises() -> None:
    assert "email" not in matched("Nom;Mail", ["A;oui", "B;non", "C;oui"]).values()
    assert "joined" not in matched("Nom;Ancienneté", ["A;12", "B;3", "C;7"], "people").values()
    assert "status" not in matched("Nom;Statut", ["A;Cadre", "B;Employé", "C;Cadre"]).values()


def test_a_ticket_of_which_each_is_different_is_a_number_not_a_category() -> None:
    assert matched("Nom;Prénom;Billet", ["A;B;T1", "C;D;T2", "E;F;T3"])["Billet"] == "ticket"


def test_sums_of_money_are_no_field() -> None:
    assert matched("Montant tarif;Prix;Frais payés;Currency;Total Paid", kind="attendees") == {}


def test_each_field_has_at_most_one_column() -> None:
    for header in (HELLOASSO, EVENTBRITE, PRETIX, HR, FORMS):
        for kind in FIELDS:
            fields = list(matched(header, kind=kind).values())
            assert len(fields) == len(set(fields))
            assert set(fields) <= {field.name for field in FIELDS[kind]}


@pytest.mark.parametrize(
    ("kind", "mapping", "count"),
    [
        ("people", {0: "email"}, 1),
        ("people", {0: "family_name"}, 0),
        ("wishes", {0: "wishes"}, 1),
        ("wishes", {0: "email"}, 1),
        ("wishes", {0: "email", 1: "wish_1"}, 0),
        ("rooms", {0: "name"}, 1),
        ("programme", {}, 1),
        ("encounters", {0: "table"}, 1),
        ("encounters", {0: "table", 1: "external_id"}, 0),
    ],
)
def test_what_is_still_missing_is_said_in_words(kind: Kind, mapping: dict[int, str], count: int) -> None:
    assert len(missing(kind, mapping)) == count


def test_the_row_of_headers_is_found_under_titles_and_not_in_data() -> None:
    assert find_header_row([["Convention", ""], ["", ""], ["Nom", "Prénom"], ["Martin", "Zoë"]]) == 2
    assert find_header_row([["Zoë", "z@exemple.fr"], ["Luc", "l@exemple.fr"]]) is None
    assert find_header_row([["Truc", "Machin", "Chose"], ["a", "12", "b"], ["c", "13", "d"]]) == 0
    assert find_header_row([["Zoë Martin"], ["Luc Petit"]]) is None
    assert find_header_row([]) is None


def test_known_headers_are_counted() -> None:
    assert known_headers(["Nom", "Prénom", "Bidule", ""]) == 2
