"""Which language a few words are in: what a draft says of them, and who reads them aloud."""

import pytest

from player.practice.language_guess import language_of

SHORT = {
    "en": ["Rest.", "Sit down.", "Breathe in. Breathe out.", "Inhale. Exhale.", "May all beings be happy."],
    "de": ["Schließe die Augen.", "Atme ruhig ein und aus.", "Du bist hier.", "Einatmen. Ausatmen."],
    "nl": ["Welkom bij deze meditatie.", "Voel je voeten op de grond.", "Adem in. Adem uit."],
    "fr": ["Inspirez, expirez.", "Fermez les yeux.", "Il n'y a rien à faire."],
    "es": ["Inhala y exhala.", "Cierra los ojos.", "Siente tus pies en el suelo."],
    "it": ["Chiudi gli occhi.", "Inspira ed espira."],
    "pt": ["Feche os olhos.", "Sinta os pés no chão."],
    "vi": ["Nhắm mắt lại.", "Thở vào, thở ra."],
    "sv": ["Andas in och ut.", "Slut ögonen."],
    "da": ["Mærk dine fødder mod gulvet.", "Luk øjnene."],
    "nb": ["Kjenn føttene mot gulvet.", "Lukk øynene."],
    "fi": ["Sulje silmäsi.", "Hengitä sisään ja ulos."],
    "pl": ["Wdech i wydech.", "Zamknij oczy."],
    "cs": ["Zavřete oči.", "Nádech a výdech."],
    "hu": ["Hunyd be a szemed.", "Lélegezz be és ki."],
    "ro": ["Închide ochii.", "Inspiră și expiră."],
    "tr": ["Gözlerinizi kapatın.", "Nefes alın, nefes verin."],
    "id": ["Tutup mata Anda.", "Tarik napas perlahan."],
    "ru": ["Закройте глаза."],
    "uk": ["Заплющте очі."],
    "cy": ["Croeso i'r myfyrdod hwn. Eisteddwch yn gyfforddus a chaewch eich llygaid."],
    "ca": ["Benvinguts a aquesta meditació. Tanca els ulls i respira amb calma."],
    "tl": ["Maligayang pagdating sa meditasyong ito. Ipikit ang iyong mga mata."],
}


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in SHORT.items() for text in texts])
def test_a_few_words_tell_their_language(tag, text):
    assert language_of(text) == tag


def test_letters_put_together_from_two_count_as_one():
    assert language_of("Schließe die Augen und spu\u0308re den Boden.") == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Om mani padme hum. Om mani padme hum.",
        "Zorp blim. Kwex flurn.",
        "Om shanti shanti shanti.",
        "12 34",
        "",
    ],
)
def test_words_of_no_known_language_are_not_called_any(text):
    assert language_of(text) == ""


@pytest.mark.parametrize("name", ["Dvořák", "你好", "Ωmega", "Łukasz"])
def test_a_name_from_elsewhere_changes_nothing(name):
    assert (
        language_of(f"Here is {name}. Feel the floor, and listen to the sounds that come and go by.") == "en"
    )
