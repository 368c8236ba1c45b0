package io.github.courtesyrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RepetitionTest {
    @Test
    void theServerSaysHowLongToWaitWithinReason() {
        assertEquals(2_000, Repetition.pauseMs(new Garbled("", 503, 2), 1, 0.5));
        assertEquals(30_000, Repetition.pauseMs(new Garbled("", 503, 86_400), 1, 0.5));
    }

    @Test
    void withoutAWordTheClientWaitsForAGrowingRandomTime() {
        CourtesyException fault = new Unreachable("");
        Stream<Long> longest = Stream.of(1, 2, 3, 6, 2_000).map(made -> Repetition.pauseMs(fault, made, 1.0));
        assertEquals(List.of(200L, 400L, 800L, 5_000L, 5_000L), longest.toList());
        assertEquals(0, Repetition.pauseMs(fault, 5, 0.0));
    }
}
