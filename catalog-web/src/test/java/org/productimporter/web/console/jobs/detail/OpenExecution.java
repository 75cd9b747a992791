package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.productimporter.web.console.BrowserlessViewTest;
import org.productimporter.web.console.jobs.ExecutionRows;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The page of one execution as its tests use it.
abstract class OpenExecution extends BrowserlessViewTest {

    @Autowired JdbcClient database;
    @Autowired DataFolder data;
    ExecutionRows rows;
    long importId;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    /// Opens execution 12, before which 11 failed.
    void open(String state, String status) {
        importId = rows.importOf("spring.csv", state, 12);
        rows.execution(11, "FAILED", importId);
        rows.execution(12, status, importId);
        navigate(ExecutionView.class, 12L);
    }

    List<String> buttons() {
        return find(JobActionBar.class)
                .single()
                .getChildren()
                .map(button -> ((Button) button).getText())
                .toList();
    }

    void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    String state() {
        return database.sql("select state from import").query(String.class).single();
    }
}
