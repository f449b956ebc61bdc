package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.habeas.contracts.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    null                                | {"a": 1}                            | true
                    {"a": 1}                            | {"a": 1, "b": 2}                    | true
                    {"a": 1, "b": 2}                    | {"a": 1}                            | false
                    {"a": 1}                            | {"a": 2}                            | false
                    {"a": [1, 2]}                       | {"a": [2, 3, 1]}                    | true
                    {"a": [1, 1]}                       | {"a": [1, 2]}                       | false
                    {"a": [{"sequence": 1, "t": "x"}]}  | {"a": [{"sequence": 1, "t": "w"}, {"sequence": 2, "t": "x"}]} | true
                    {"a": [{"sequence": 1, "t": "x"}]}  | {"a": [{"sequence": 1, "t": "y"}]}  | false
                    {"a": [{"sequence": 1, "t": "x"}, {"sequence": 2, "t": "y"}]} | {"a": [{"sequence": 1, "t": "y"}, {"sequence": 2, "t": "x"}]} | false
                    {"s": [{"c": "07", "a": ["r"]}]}    | {"s": [{"c": "07", "a": ["r", "h"]}]} | true
                    {"s": [{"c": "07", "a": ["r"]}]}    | {"s": [{"c": "09", "a": ["r", "h"]}]} | false
                    {"sequence": 1, "t": "x"}           | {"sequence": 2, "t": "x"}           | false
                    {"a": null}                         | {"a": 1}                            | true
                    "x"                                 | "y"                                 | false
                    """)
    void whatSaysAllThatItSaidBeforeHasOnlyGrown(String was, String is, boolean grown) throws JsonProcessingException {
        assertThat(Growth.isOnlyMore(Json.mapper().readTree(was), Json.mapper().readTree(is)))
                .isEqualTo(grown);
    }
}
