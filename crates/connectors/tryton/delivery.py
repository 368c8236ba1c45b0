# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"Takes requests out of the outbox, one after the other, to the server"
import datetime as dt
import json
import logging

from courtesy_client import CourtesyError

import trytond.config as config
from trytond import backend
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError

from . import server

logger = logging.getLogger(__name__)

# So many requests at most in one run of the cron
MOST = 1000


def instant(moment):
    "Return a moment in UTC, naive as Tryton keeps it, for a document"
    return moment.replace(tzinfo=dt.timezone.utc).isoformat()


def run(database_name):
    """
    Send what waits, until the server can't be reached.

    Nothing is raised: the cron that began this has ended.
    """
    try:
        with server.connect() as courtesy:
            for _ in range(MOST):
                if not _next(database_name, courtesy):
                    break
    except Exception:
        logger.exception("delivery for database %s failed", database_name)


def _next(database_name, courtesy):
    "Send one request and return whether to go on"
    claimed = _transact(database_name, _claim)
    if not claimed:
        return False
    request_id, letter = claimed
    try:
        answer = _SEND[letter.kind](courtesy, letter)
    except CourtesyError as error:
        refused = server.refuses(error)
        _transact(database_name, _fail, request_id, error, refused)
        return refused
    _transact(database_name, _settle, request_id, letter.decision_id, answer)
    return True


class _Letter:
    "What has to be said, read from a request and free of any transaction"

    def __init__(self, request):
        self.kind = request.kind
        self.decision_id = request.decision_id
        self.customer_ref = request.customer_ref
        self.document = request.document and json.loads(request.document)


def _send_question(courtesy, letter):
    return courtesy.decide(letter.document).decision


def _send_outcome(courtesy, letter):
    courtesy.report_outcome(letter.document)


def _send_erasure(courtesy, letter):
    courtesy.erase(letter.customer_ref)


def _send_approval(courtesy, letter):
    """
    Answer what waits for an approval.

    An action waits once, for the latest decision that proposed it. If it
    doesn't wait, it was answered: by this request, whose answer was lost, or
    by somebody at the server.
    """
    wanted = letter.document
    for waiting in courtesy.approvals():
        if all(waiting[name] == wanted[name]
                for name in ('customer_ref', 'plugin', 'key')):
            if wanted['agree']:
                courtesy.approve(
                    waiting['id'], who=wanted['who'], role=wanted['role'],
                    amount=wanted['amount'])
            else:
                courtesy.decline(waiting['id'], who=wanted['who'])
            return


_SEND = {
    'question': _send_question,
    'outcome': _send_outcome,
    'approval': _send_approval,
    'erasure': _send_erasure,
    }


def _transact(database_name, step, *args):
    "Run a step in a transaction of its own, again if another got in its way"
    retries = config.getint('database', 'retry')
    extras = {}
    while True:
        try:
            with Transaction(new=True).start(
                    database_name, 0, context={'_skip_warnings': True},
                    **extras):
                return step(Pool().get('courtesy.request'), *args)
        except TransactionError as error:
            error.fix(extras)
        except backend.DatabaseOperationalError:
            retries -= 1
            if retries < 0:
                raise


def _claim(Request):
    request = Request.claim()
    if request:
        return request.id, _Letter(request)


def _settle(Request, request_id, decision_id, answer):
    # Whoever was erased meanwhile is gone, and another worker may have been
    # faster than one that was held up for longer than its lease.
    for request in Request.search([
                ('id', '=', request_id),
                ('state', '=', 'waiting'),
                ('decision_id', '=', decision_id),
                ]):
        request.settle(answer)
    _note(answered_at=dt.datetime.now().replace(microsecond=0))


def _fail(Request, request_id, error, refused):
    problem = server.wording(error)
    for request in Request.search([
                ('id', '=', request_id),
                ('state', '=', 'waiting'),
                ]):
        if refused:
            request.refuse(problem)
        else:
            request.postpone(problem, getattr(error, 'retry_after_s', None))
    if not refused:
        logger.warning("Courtesy can't be reached, it is tried again: %s",
            problem)
        _note(problem=problem)


def _note(**values):
    Pool().get('courtesy.configuration').note(**values)
