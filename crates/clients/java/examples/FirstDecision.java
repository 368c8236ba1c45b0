import io.github.courtesyrs.Contract;
import io.github.courtesyrs.Contract.Capacity;
import io.github.courtesyrs.Contract.Case;
import io.github.courtesyrs.Contract.CaseKind;
import io.github.courtesyrs.Contract.CaseStatus;
import io.github.courtesyrs.Contract.Context;
import io.github.courtesyrs.Contract.Customer;
import io.github.courtesyrs.Contract.Decision;
import io.github.courtesyrs.Contract.Hook;
import io.github.courtesyrs.Contract.LegalBasis;
import io.github.courtesyrs.Contract.Offered;
import io.github.courtesyrs.Contract.Order;
import io.github.courtesyrs.Contract.OrderStatus;
import io.github.courtesyrs.Contract.Outcome;
import io.github.courtesyrs.Contract.OutcomeRecord;
import io.github.courtesyrs.Contract.Permission;
import io.github.courtesyrs.Contract.PermissionStatus;
import io.github.courtesyrs.Contract.Purpose;
import io.github.courtesyrs.Contract.Queue;
import io.github.courtesyrs.Contract.Severity;
import io.github.courtesyrs.Courtesy;
import io.github.courtesyrs.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asks about one customer whose parcel was lost, prints what to do, and reports what came of it. */
final class FirstDecision {
    private FirstDecision() {
    }

    public static void main(String[] arguments) {
        String url = System.getenv().getOrDefault("COURTESY_URL", "http://127.0.0.1:8080");
        Courtesy courtesy = new Courtesy(url, System.getenv("COURTESY_KEY"));
        try {
            Decision decision = courtesy.decide(context()).decision();
            for (Offered offer : decision.offered()) {
                String way = offer.channel() == null ? "staff" : offer.channel().word();
                System.out.println(offer.action().step().kind() + " " + way + " " + offer.action().key());
                // The CRM does it here, and then says what came of it.
                courtesy.reportOutcome(OutcomeRecord.builder()
                    .contract(Contract.VERSION)
                    .decisionId(decision.decisionId())
                    .plugin(offer.plugin())
                    .action(offer.action().id())
                    .outcome(Outcome.DELIVERED)
                    .at(Instant.now())
                    .build());
            }
        } catch (Problem problem) {
            System.err.println(problem.getMessage() + ". " + problem.remedy());
            System.exit(1);
        }
    }

    private static Context context() {
        Permission service = Permission.builder()
            .purpose(Purpose.SERVICE).status(PermissionStatus.GRANTED).basis(LegalBasis.CONTRACT).build();
        Order lost = Order.builder().id("o-77").status(OrderStatus.FAILED).failure("carrier_lost").build();
        Case complaint = Case.builder()
            .id("k-9").kind(CaseKind.COMPLAINT).status(CaseStatus.OPEN).severity(Severity.HIGH).reopened(1).build();
        Queue team = Queue.builder().queue("delivery_team").open(true).build();
        return Context.builder()
            .contract(Contract.VERSION)
            // Random, and kept with the job that asks: the same id again is the same decision.
            .decisionId(UUID.randomUUID().toString())
            .hook(Hook.ORDER_FAILED)
            .asOf(Instant.now())
            .customer(Customer.builder().ref("example-" + UUID.randomUUID()).language("nl").build())
            .permissions(List.of(service))
            .orders(List.of(lost))
            .cases(List.of(complaint))
            .capacity(Capacity.builder().queues(List.of(team)).build())
            .build();
    }
}
