<?php

// Asks about one customer whose parcel was lost, prints what to do, and reports what came of it.

declare(strict_types=1);

use Courtesy\Contract\Case_;
use Courtesy\Contract\CaseKind;
use Courtesy\Contract\CaseStatus;
use Courtesy\Contract\Capacity;
use Courtesy\Contract\Context;
use Courtesy\Contract\Contract;
use Courtesy\Contract\Customer;
use Courtesy\Contract\Hook;
use Courtesy\Contract\LegalBasis;
use Courtesy\Contract\Order;
use Courtesy\Contract\OrderStatus;
use Courtesy\Contract\Outcome;
use Courtesy\Contract\OutcomeRecord;
use Courtesy\Contract\Permission;
use Courtesy\Contract\PermissionStatus;
use Courtesy\Contract\Purpose;
use Courtesy\Contract\Queue;
use Courtesy\Contract\Severity;
use Courtesy\Courtesy;
use Courtesy\Problem;

require __DIR__ . '/../vendor/autoload.php';

$courtesy = new Courtesy(getenv('COURTESY_URL') ?: 'http://127.0.0.1:8080', (string) getenv('COURTESY_KEY'));

$context = new Context(
    contract: Contract::VERSION,
    // Random, and kept with the job that asks: the same id again is the same decision.
    decisionId: vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex(random_bytes(16)), 4)),
    hook: Hook::OrderFailed,
    asOf: new DateTimeImmutable(),
    customer: new Customer(ref: 'example-' . bin2hex(random_bytes(8)), language: 'nl'),
    permissions: [new Permission(Purpose::Service, PermissionStatus::Granted, basis: LegalBasis::Contract)],
    orders: [new Order('o-77', OrderStatus::Failed, failure: 'carrier_lost')],
    cases: [new Case_('k-9', CaseKind::Complaint, CaseStatus::Open, severity: Severity::High, reopened: 1)],
    capacity: new Capacity(queues: [new Queue('delivery_team', open: true)]),
);

try {
    $decision = $courtesy->decide($context)->decision;
    foreach ($decision->offered as $offer) {
        echo $offer->action->step->kind, ' ', $offer->channel?->value ?? 'staff', ' ', $offer->action->key, "\n";
        // The CRM does it here, and then says what came of it.
        $courtesy->reportOutcome(new OutcomeRecord(
            contract: Contract::VERSION,
            decisionId: $decision->decisionId,
            outcome: Outcome::Delivered,
            at: new DateTimeImmutable(),
            plugin: $offer->plugin,
            action: $offer->action->id,
        ));
    }
} catch (Problem $problem) {
    fwrite(STDERR, "{$problem->getMessage()}. $problem->remedy\n");
    exit(1);
}
