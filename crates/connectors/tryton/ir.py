# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
from trytond.pool import PoolMeta


class Cron(metaclass=PoolMeta):
    __name__ = 'ir.cron'

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.method.selection.extend([
                ('courtesy.request|deliver', "Talk to Courtesy"),
                ('courtesy.request|review', "Ask Courtesy about Customers"),
                ('courtesy.offer|expire', "Expire Offers of Courtesy"),
                ])


class Trigger(metaclass=PoolMeta):
    __name__ = 'ir.trigger'

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.action.selection.append(
            ('courtesy.request|ask_triggered', "Ask Courtesy"))
