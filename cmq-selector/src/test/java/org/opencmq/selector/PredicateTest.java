package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.selector.Evaluation.truth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BETWEEN, IN, IS NULL and bare identifiers. */
class PredicateTest {

    @ParameterizedTest(name = "{0} BETWEEN {1} AND {2} is {3}, NOT BETWEEN is {4}")
    @CsvSource({
        "15, 15, 19, TRUE, FALSE",
        "19, 15, 19, TRUE, FALSE",
        "17.5, 15, 19, TRUE, FALSE",
        "14, 15, 19, FALSE, TRUE",
        "20, 15, 19, FALSE, TRUE",
        "17, 19, 15, FALSE, TRUE",
        "absent, 15, 19, UNKNOWN, UNKNOWN",
        "17, absent, 19, UNKNOWN, UNKNOWN",
        "20, absent, 19, FALSE, TRUE",
        "17, 15, absent, UNKNOWN, UNKNOWN",
        "14, 15, absent, FALSE, TRUE",
        "text, 15, 19, FALSE, FALSE",
        "17, text, 19, FALSE, FALSE",
        "17, 15, flag, FALSE, FALSE",
    })
    void findsNumbersBetweenTwoOthers(String tested, String low, String high, Truth within, Truth outside) {
        // given
        Object[] message = {"text", "17", "flag", true};

        // when, then
        assertThat(truth(tested + " BETWEEN " + low + " AND " + high, message)).isEqualTo(within);
        assertThat(truth(tested + " NOT BETWEEN " + low + " AND " + high, message))
                .isEqualTo(outside);
    }

    @Test
    void tellsTheAndOfBetweenFromTheLogicalOne() {
        assertThat(truth("a BETWEEN 1 AND 3 AND b BETWEEN 4 AND 6 AND c", "a", 2, "b", 5, "c", true))
                .isEqualTo(Truth.TRUE);
        assertThat(truth("a BETWEEN 1 AND 3 OR c", "a", 7, "c", false)).isEqualTo(Truth.FALSE);
    }

    @Test
    void findsStringsInAList() {
        assertThat(truth("c IN ('UK', 'US', 'France')", "c", "UK")).isEqualTo(Truth.TRUE);
        assertThat(truth("c IN ('UK', 'US', 'France')", "c", "Peru")).isEqualTo(Truth.FALSE);
        assertThat(truth("c NOT IN ('UK', 'US', 'France')", "c", "UK")).isEqualTo(Truth.FALSE);
        assertThat(truth("c NOT IN ('UK', 'US', 'France')", "c", "Peru")).isEqualTo(Truth.TRUE);
        assertThat(truth("c IN('it''s','it''s')", "c", "it's")).isEqualTo(Truth.TRUE);
        assertThat(truth("c IN ('')", "c", "")).isEqualTo(Truth.TRUE);
        assertThat(truth("c IN ('uk')", "c", "UK")).isEqualTo(Truth.FALSE);
    }

    @Test
    void knowsNothingOfMembersThatAreNoStrings() {
        for (Object value : new Object[] {null, 1, 2.5, true}) {
            assertThat(truth("c IN ('1')", "c", value)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth("c NOT IN ('1')", "c", value)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @Test
    void tellsAbsentFromPresent() {
        assertThat(truth("p IS NULL")).isEqualTo(Truth.TRUE);
        assertThat(truth("p IS NOT NULL")).isEqualTo(Truth.FALSE);
        for (Object value : new Object[] {"", 0, 0d, false}) {
            assertThat(truth("p IS NULL", "p", value)).isEqualTo(Truth.FALSE);
            assertThat(truth("p IS NOT NULL", "p", value)).isEqualTo(Truth.TRUE);
        }
        assertThat(truth("(p) IS NULL")).isEqualTo(Truth.TRUE);
    }

    @Test
    void takesABareIdentifierForABoolean() {
        assertThat(truth("p", "p", true)).isEqualTo(Truth.TRUE);
        assertThat(truth("p", "p", false)).isEqualTo(Truth.FALSE);
        for (Object value : new Object[] {null, "true", 1}) {
            assertThat(truth("p", "p", value)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @Test
    void readsKeywordsInAnyCase() {
        // given
        String selector =
                "a is null and b like 'fooG_%' escape 'G' And c iN ('a') aNd d nOt BetWeen 0 aND 1 and (e oR false)";

        // when, then
        assertThat(truth(selector, "b", "foo_t", "c", "a", "d", 20, "e", true)).isEqualTo(Truth.TRUE);
        assertThat(truth("e = True AND NOT fAlSe AND a Is Not Null", "e", true, "a", 1))
                .isEqualTo(Truth.TRUE);
    }
}
