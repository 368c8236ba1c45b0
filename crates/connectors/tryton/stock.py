# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
import datetime as dt

from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction


class ShipmentOut(metaclass=PoolMeta):
    __name__ = 'stock.shipment.out'

    @classmethod
    def on_modification(cls, mode, shipments, field_names=None):
        pool = Pool()
        Sale = pool.get('sale.sale')
        super().on_modification(mode, shipments, field_names=field_names)
        if mode == 'write' and 'planned_date' in field_names:
            Sale.courtesy_delayed(Sale.search([
                        ('shipments', 'in', list(map(int, shipments))),
                        ]))


class Request(metaclass=PoolMeta):
    __name__ = 'courtesy.request'

    @classmethod
    def review(cls):
        super().review()
        cls.find_late()

    @classmethod
    def find_late(cls):
        "Ask about sales whose day has passed and that aren't shipped"
        pool = Pool()
        Company = pool.get('company.company')
        Configuration = pool.get('courtesy.configuration')
        Date = pool.get('ir.date')
        Shipment = pool.get('stock.shipment.out')
        late_days = dt.timedelta(Configuration(1).late_days)
        for company in Company.search([]):
            with Transaction().set_context(company=company.id):
                shipments = Shipment.search([
                        ('company', '=', company.id),
                        ('state', 'in', [
                                'draft', 'waiting', 'assigned', 'picked',
                                'packed']),
                        ('planned_date', '<', Date.today() - late_days),
                        ])
                sales = {m.sale for s in shipments for m in s.outgoing_moves
                    if m.sale}
                cls.ask('order_delayed', sorted(sales, key=int),
                    occasion=lambda s: 'order_delayed:%s' % s)
