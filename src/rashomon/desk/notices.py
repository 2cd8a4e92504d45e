"""What an editor sees round a story's page: where to correct, what the table does not show yet, and the script that corrects in the table."""

from markupsafe import Markup

from rashomon.desk import pages
from rashomon.desk.asked import Asked
from rashomon.model.ledger import Ledger
from rashomon.model.people import Role


def notices(asked: Asked, story_id: str, told: Ledger) -> tuple[Markup, Markup]:
    """What an editor sees below a story's head: where to correct, and whether something judged is not shown yet; and at its foot: the script and the
    dialogs with which one corrects in the table. Nothing for whoever may not."""
    if not asked.user.role.may(Role.EDIT):
        return Markup(""), Markup("")
    behind = asked.desk.hands.is_behind(story_id, told)
    return (
        pages.part("work_notice.html.j2", asked, story_id=story_id, behind=behind),
        pages.part("work_foot.html.j2", asked, behind=behind),
    )
