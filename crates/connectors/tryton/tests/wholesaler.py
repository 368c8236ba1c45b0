# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"A wholesaler in Tryton, with customers, goods and sales"
import datetime as dt
from decimal import Decimal

from proteus import Model

from trytond.modules.account.tests.tools import (
    create_chart, create_fiscalyear, get_accounts)
from trytond.modules.account_invoice.tests.tools import (
    set_fiscalyear_invoice_sequences)
from trytond.modules.company.tests.tools import create_company, get_company
from trytond.tests.tools import activate_modules

MODULES = [
    'courtesy', 'marketing_automation', 'marketing_email', 'sale_complaint',
    'sale_opportunity']


def open_shop(config=None):
    "Set up everything but customers"
    company = get_company()
    company.timezone = 'Europe/Amsterdam'
    company.save()
    fiscalyear = set_fiscalyear_invoice_sequences(create_fiscalyear())
    fiscalyear.click('create_period')
    accounts = get_accounts()
    category = Model.get('product.category')(name="Goods", accounting=True)
    category.account_expense = accounts['expense']
    category.account_revenue = accounts['revenue']
    category.save()
    unit, = Model.get('product.uom').find([('name', '=', "Unit")])
    template = Model.get('product.template')(
        name="Chair", default_uom=unit, type='goods', salable=True,
        list_price=Decimal(100), account_category=category)
    template.save()
    journal, = Model.get('account.journal').find([('type', '=', 'cash')])
    Model.get('account.invoice.payment.method')(
        name="Cash", journal=journal, credit_account=accounts['cash'],
        debit_account=accounts['cash']).save()
    Type = Model.get('sale.complaint.type')
    model, = Model.get('ir.model').find([('name', '=', 'sale.sale')])
    Type(name="delivery", origin=model).save()


def activate():
    return activate_modules(MODULES, create_company, create_chart, open_shop)


def customer(name="Jansen BV", language='nl'):
    "Return a party with an e-mail address"
    lang, = Model.get('ir.lang').find([('code', '=', language)])
    party = Model.get('party.party')(name=name, lang=lang)
    address, = party.addresses
    address.street_unstructured = "Dam 1"
    address.city = "Amsterdam"
    mechanism = party.contact_mechanisms.new()
    mechanism.type = 'email'
    mechanism.value = 'post@%s.example' % name.split()[0].lower()
    party.save()
    return party


def sale(party, placed_days=0, ships_in_days=1):
    "Return a sale in process, whose goods are to be shipped"
    today = dt.date.today()
    product, = Model.get('product.product').find([('name', '=', "Chair")])
    term, = Model.get('account.invoice.payment_term').find([], limit=1)
    order = Model.get('sale.sale')(
        party=party, payment_term=term, invoice_method='order',
        sale_date=today + dt.timedelta(placed_days),
        shipping_date=today + dt.timedelta(ships_in_days))
    line = order.lines.new()
    line.product = product
    line.quantity = 3
    order.click('quote')
    order.click('confirm')
    assert order.state == 'processing', order.state
    return order


def put_off(order, days):
    "Plan a sale's shipment so many days later"
    shipment, = order.shipments
    shipment.planned_date += dt.timedelta(days)
    shipment.save()


def ship(order):
    "Have a sale's goods with the customer"
    shipment, = order.shipments
    shipment.click('assign_force')
    shipment.click('pick')
    shipment.click('pack')
    shipment.click('do')
    order.reload()


def post(order):
    "Return a sale's invoice, which is to be paid"
    invoice, = order.invoices
    invoice.invoice_date = dt.date.today()
    invoice.click('post')
    return invoice


def pay(order):
    "Have a sale's money here"
    invoice = post(order)
    method, = Model.get('account.invoice.payment.method').find([])
    pay = invoice.click('pay')
    pay.form.payment_method = method
    pay.execute('choice')
    order.reload()


def complain(order, **values):
    type_, = Model.get('sale.complaint.type').find([], limit=1)
    complaint = Model.get('sale.complaint')(
        customer=order.party, type=type_, origin=order, **values)
    complaint.save()
    return complaint
