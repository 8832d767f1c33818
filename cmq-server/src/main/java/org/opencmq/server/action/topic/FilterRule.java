package org.opencmq.server.action.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.topic.TopicLimits;

/** How many tags and keys there may be and how long each. Source: protocol reference, readings 14.27 and 14.28. */
final class FilterRule {

    private final TopicLimits limits;

    FilterRule(TopicLimits limits) {
        this.limits = limits;
    }

    void checkMessageTags(List<String> tags) throws Refusal {
        if (tags.size() > limits.tags()) {
            throw CmqErrorCode.TOO_MANY_MSG_TAGS.refuse();
        }
        checkTagLengths("msgTag", tags);
    }

    void checkFilterTags(List<String> tags) throws Refusal {
        if (tags.size() > limits.tags()) {
            throw CmqErrorCode.TOO_MANY_FILTER_TAGS.refuse();
        }
        checkTagLengths("filterTag", tags);
    }

    void checkBindingKeys(List<String> keys) throws Refusal {
        if (keys.size() > limits.bindingKeys()) {
            throw CmqErrorCode.TOO_MANY_BINDING_KEYS.refuse();
        }
        for (String key : keys) {
            checkKey("bindingKey", key);
        }
    }

    void checkKey(String name, String key) throws Refusal {
        if (key.getBytes(StandardCharsets.UTF_8).length > limits.keyBytes()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(name);
        }
        if (key.chars().filter(c -> c == '.').count() > limits.keyDots()) {
            throw CmqErrorCode.TOO_MANY_DELIMITERS.refuse();
        }
    }

    private void checkTagLengths(String name, List<String> tags) throws Refusal {
        for (String tag : tags) {
            if (tag.isEmpty() || tag.codePointCount(0, tag.length()) > limits.tagLength()) {
                throw CmqErrorCode.PARAMETER_RANGE.refuse(name);
            }
        }
    }
}
