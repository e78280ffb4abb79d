# bash completion of p2sctl. The program itself knows what fits: this only asks.
_p2sctl() {
  local line word=${COMP_WORDS[COMP_CWORD]} words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  # '=' and ':' break words of bash apart: put them together again as the program sees them.
  if declare -F _get_comp_words_by_ref >/dev/null; then
    local cur words_again cword
    _get_comp_words_by_ref -n =: -c cur -w words_again -i cword 2>/dev/null &&
      word=$cur words=("${words_again[@]:1:cword}")
  fi
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;;
      :directories) compopt -o filenames 2>/dev/null; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$word") ;;
      *)
        line=${line%%$'\t'*}
        [[ $line != *[:=] ]] || compopt -o nospace 2>/dev/null
        COMPREPLY+=("$(printf '%q' "$line")")
        ;;
    esac
  done < <("${COMP_WORDS[0]}" internal complete -- "${words[@]}" 2>/dev/null)
  if declare -F __ltrim_colon_completions >/dev/null; then __ltrim_colon_completions "$word"; fi
}
complete -F _p2sctl p2sctl
