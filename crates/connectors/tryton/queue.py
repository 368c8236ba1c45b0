# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.model import DeactivableMixin, ModelSQL, ModelView, Unique, fields


class Queue(DeactivableMixin, ModelSQL, ModelView):
    __name__ = 'courtesy.queue'

    name = fields.Char("Name", required=True, translate=True)
    code = fields.Char(
        "Code", required=True,
        help="The name that plugins know it by, such as customer_care.")
    open = fields.Boolean(
        "Open", help="Uncheck when the team takes no new work.")
    group = fields.Many2One(
        'res.group', "Group",
        help="Whose members see what the queue has to do.\n"
        "Leave empty for everybody in customer care.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        t = cls.__table__()
        cls._sql_constraints = [
            ('code_unique', Unique(t, t.code),
                'courtesy.msg_queue_code_unique'),
            ]

    @classmethod
    def default_open(cls):
        return True

    @classmethod
    def facts(cls):
        "The queues as a context's capacity has them"
        return [
            {'queue': q.code, 'open': bool(q.open)} for q in cls.search([])]

    @classmethod
    def named(cls, code):
        if code:
            for queue in cls.search([('code', '=', code)], limit=1):
                return queue
