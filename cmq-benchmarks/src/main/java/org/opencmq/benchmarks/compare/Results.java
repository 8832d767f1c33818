package org.opencmq.benchmarks.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Quantity;
import org.opencmq.benchmarks.scenario.Reading;
import org.opencmq.benchmarks.scenario.Scenario;

/** The readings of all rounds. Used by one thread. */
final class Results {

    private final Map<Place, Map<Integer, Reading>> readings = new HashMap<>();

    private record Place(String scenario, String peer) {}

    void add(Scenario scenario, Peer peer, int round, Reading reading) {
        readings.computeIfAbsent(new Place(scenario.key(), peer.key()), place -> new HashMap<>())
                .put(round, reading);
    }

    /** The median of a value over the rounds that have it. */
    OptionalDouble median(Scenario scenario, Peer peer, Quantity quantity) {
        List<Double> values = new ArrayList<>();
        of(scenario, peer).values().forEach(reading -> {
            Double value = reading.values().get(quantity);
            if (value != null) {
                values.add(value);
            }
        });
        return median(values);
    }

    /**
     * How good one is against another: the median of the ratios within each round, for what else the machine does touches both
     * there. Above 1 is better, whichever way the quantity counts.
     */
    OptionalDouble ratio(Scenario scenario, Peer peer, Peer other, Quantity quantity) {
        List<Double> values = new ArrayList<>();
        Map<Integer, Reading> others = of(scenario, other);
        of(scenario, peer).forEach((round, reading) -> {
            Double value = reading.values().get(quantity);
            Reading against = others.get(round);
            Double compared = against == null ? null : against.values().get(quantity);
            if (value != null && compared != null && value > 0 && compared > 0) {
                values.add(quantity.moreIsBetter() ? value / compared : compared / value);
            }
        });
        return median(values);
    }

    private Map<Integer, Reading> of(Scenario scenario, Peer peer) {
        return readings.getOrDefault(new Place(scenario.key(), peer.key()), Map.of());
    }

    private static OptionalDouble median(List<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
