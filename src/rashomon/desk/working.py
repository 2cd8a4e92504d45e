"""WORKING: the routes of those who correct a story, and of handing it on."""

from rashomon.desk import adding, answering, handing, judging, model, work
from rashomon.desk.asked import DeskRoute, reads, writes
from rashomon.model.people import Role

WORKING: tuple[DeskRoute, ...] = (
    reads("/s/{story}/correct", work.show_work, role=Role.EDIT),
    reads("/s/{story}/correct/add", adding.show_adding, role=Role.EDIT),
    reads("/s/{story}/correct/{section}", work.show_work, role=Role.EDIT),
    reads("/s/{story}/correct/points/{point}", work.show_point, role=Role.EDIT),
    writes("/s/{story}/judgements", judging.save_judgements),
    writes("/s/{story}/accounts", adding.add_account),
    writes("/s/{story}/undo", judging.undo_judgement),
    writes("/s/{story}/renew", judging.renew_story),
    reads("/s/{story}/questions", answering.show_questions, role=Role.EDIT, is_long=True),
    writes("/s/{story}/answers", answering.take_answer),
    reads("/s/{story}/model", model.show_model, role=Role.EDIT),
    writes("/s/{story}/model", model.read_story_with_model),
    writes("/s/{story}/model/accept", model.take_proposals),
    reads("/s/{story}/hand-on", handing.show_formats),
    reads("/s/{story}/hand-on/{format}", handing.send_format, is_long=True),
)
