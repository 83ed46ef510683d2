/* example.c - from a CSV of positions to a figure, through the public header alone.
 *
 *     cc example.c $(pkg-config --cflags --libs --static stance) -o example
 *     ./example debate.csv debate.svg */
#include <stance.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s DATA.csv FIGURE.svg\n", argv[0]);
        return 2;
    }
    struct stance_options options = stance_options_default();
    options.draw.title = "Who stands where";

    stance_dataset *data = NULL;
    stance_coalitions *coalitions = NULL;
    struct stance_text table = {0}, figure = {0};
    struct stance_print_options print = {.format = STANCE_PRINT_CSV};
    struct stance_error err = {0};

    /* Each call runs only if all before it succeeded; err tells the first failure. */
    enum stance_code code = stance_dataset_read(&data, argv[1], &options, NULL, NULL, &err);
    if (code == STANCE_OK)
        code = stance_coalitions_find(&coalitions, data, &options, NULL, &err);
    if (code == STANCE_OK)
        code = stance_coalitions_print(&table, coalitions, &print, &err);
    if (code == STANCE_OK)
        code = stance_figure_draw(&figure, data, &options, NULL, &err);
    if (code == STANCE_OK)
        code = stance_file_replace(argv[2], figure.bytes, figure.n, NULL, &err);

    if (code == STANCE_OK)
        fputs(table.bytes, stdout);
    else
        fprintf(stderr, "%s:%zu:%zu: %s\n", err.file, err.line, err.column, err.message);
    stance_text_free(&table);
    stance_text_free(&figure);
    stance_coalitions_free(coalitions);
    stance_dataset_free(data);
    return code == STANCE_OK ? 0 : 1;
}
