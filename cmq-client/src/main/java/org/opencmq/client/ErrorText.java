package org.opencmq.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * Code and module of a refusal, read from the two forms CMQ has used: {@code 4460} with {@code (10210)text}, and {@code 4000}
 * with {@code (4460) (10210)text}. Source: protocol reference, reading 14.9.
 *
 * @param code the code that says what happened, which in the second form is not the answer's own
 * @param modules all numbers in parentheses at the start of the text but that code, usually one
 * @param row the row of the error table; empty for a combination it does not have
 */
record ErrorText(int code, List<Integer> modules, Optional<CmqErrorCode> row) {

    private static final int GENERAL = 4000;
    private static final int SUBSCRIPTION_EXISTS_MODULE = CmqErrorCode.SUBSCRIPTION_EXISTS.module();

    static ErrorText read(String action, int answered, String message) {
        List<Integer> numbers = leadingNumbers(message);
        int code = answered;
        if (answered == GENERAL && !numbers.isEmpty() && numbers.get(0) >= 1000 && numbers.get(0) <= 9999) {
            code = numbers.remove(0);
        }
        int module = numbers.isEmpty() ? 0 : numbers.get(0);
        if (code == GENERAL && module == SUBSCRIPTION_EXISTS_MODULE && action.equals("Subscribe")) {
            code = CmqErrorCode.SUBSCRIPTION_EXISTS.code(); // elsewhere 4000 (10470) is a malformed receipt handle
        }
        return new ErrorText(code, List.copyOf(numbers), CmqErrorCode.find(code, module));
    }

    /** Whether to repeat: by the row, or, without one, as all rows of the code agree; unknown codes never. */
    CmqErrorCode.Retry retry() {
        return row.map(CmqErrorCode::retry)
                .or(() -> agreed(rows().stream().map(CmqErrorCode::retry).toList()))
                .orElse(CmqErrorCode.Retry.NEVER);
    }

    CmqErrorCode.Kind kind() {
        return row.map(CmqErrorCode::kind)
                .or(() -> agreed(rows().stream().map(CmqErrorCode::kind).toList()))
                .orElse(CmqErrorCode.Kind.OTHER);
    }

    private List<CmqErrorCode> rows() {
        return List.of(CmqErrorCode.values()).stream()
                .filter(candidate -> candidate.code() == code)
                .toList();
    }

    private static <T> Optional<T> agreed(List<T> values) {
        return values.stream().distinct().count() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static List<Integer> leadingNumbers(String message) {
        List<Integer> numbers = new ArrayList<>();
        int at = 0;
        while (at < message.length()) {
            if (message.charAt(at) == ' ') {
                at++;
                continue;
            }
            int close = message.indexOf(')', at);
            if (message.charAt(at) != '(' || close < at + 2 || close > at + 9) {
                break;
            }
            String number = message.substring(at + 1, close);
            if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                break;
            }
            numbers.add(Integer.parseInt(number));
            at = close + 1;
        }
        return numbers;
    }
}
