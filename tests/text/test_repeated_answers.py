from rashomon.text.linkage import stand_ins


def test_the_first_of_a_key_stands_for_the_others() -> None:
    assert stand_ins(["x", "y", "x", "x", "z"], ["a", "a", "b", "c", "c"]) == [0, 1, 0, 0, 4]


def test_what_one_report_says_twice_stays_two_and_so_in_its_reprint() -> None:
    assert stand_ins(["x", "x", "x", "x", "x"], ["a", "a", "b", "b", "c"]) == [0, 1, 0, 1, 0]
