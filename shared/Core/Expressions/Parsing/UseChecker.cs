using System.Linq;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Refuses what the place of an expression does not allow, also when a let hides it.</summary>
internal sealed class UseChecker(ExpressionScope scope)
{
    /// <summary>Returns a name that the place allows.</summary>
    public Expression Check(Expression name)
    {
        ExpressionPlace place = scope.Place;
        return Refused(name) == ExpressionUse.None
            ? name
            : throw new RefusalException(name.Span, $"{place.Name} {place.Reason}: {Explain(name)}");
    }

    private ExpressionUse Refused(Expression expression) => expression.Use & ~scope.Place.Allowed;

    private string Explain(Expression name)
    {
        (Expression holder, Expression culprit) = (name, name);
        while (culprit is LetExpression let)
        {
            (holder, culprit) = (let, FirstRefused(scope.Lets[let.Index]));
        }

        string use = Excerpt.Of(culprit.ToString());
        string through = holder == name ? "" : $" through let '{Excerpt.Of(holder.ToString())}'";
        return culprit == name ? $"it cannot use {use}" : $"let '{Excerpt.Of(name.ToString())}' uses {use}{through}";
    }

    private Expression FirstRefused(Expression definition) =>
        definition.Walk().First(part => part.Operands.Count == 0 && Refused(part) != ExpressionUse.None);
}
