# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.model import ModelSingleton, ModelSQL, ModelView, fields
from trytond.pyson import Bool, Eval

from . import server


class Configuration(ModelSingleton, ModelSQL, ModelView):
    __name__ = 'courtesy.configuration'

    review_days = fields.Integer(
        "Days of Review", required=True,
        domain=[('review_days', '>=', 0)],
        help="Who has bought something within so many days "
        "is looked at every night.\n"
        "0 asks about nobody at night.")
    late_days = fields.Integer(
        "Days Late", required=True,
        domain=[('late_days', '>=', 0)],
        help="So many days after the promised day "
        "an order that isn't shipped counts as late.")
    care_by_default = fields.Boolean(
        "Care by Default",
        help="Check if customers may get attention that sells nothing "
        "until they say no.")
    url = fields.Function(fields.Char("Server"), 'get_server')
    key_found = fields.Function(fields.Boolean("Key Found"), 'get_server')
    answered_at = fields.DateTime("Last Answer", readonly=True)
    problem = fields.Text(
        "Problem", readonly=True,
        states={
            'invisible': ~Bool(Eval('problem')),
            })

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._buttons.update(check_server={})

    @classmethod
    def default_review_days(cls):
        return 400

    @classmethod
    def default_late_days(cls):
        return 0

    @classmethod
    def default_care_by_default(cls):
        return False

    @classmethod
    def get_server(cls, configurations, names):
        found = {
            'url': server.configured('url'),
            'key_found': bool(server.configured('key')),
            }
        return {n: {c.id: found[n] for c in configurations} for n in names}

    @classmethod
    @ModelView.button
    def check_server(cls, configurations):
        server.check()

    @classmethod
    def note(cls, problem=None, answered_at=None):
        "Tell staff how the server does, if that is news"
        configuration = cls(1)
        if answered_at:
            configuration.answered_at = answered_at
        if answered_at or configuration.problem != problem:
            configuration.problem = problem
            configuration.save()
